s = "x" * 10**6
while True:
    s = s.join([s, s, s])

x = []
while True:
    x.append((1 << 400000) + len(x))

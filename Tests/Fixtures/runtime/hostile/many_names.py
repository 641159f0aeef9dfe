n = 0
while True:
    n += 1
    globals()["n%d" % n] = n

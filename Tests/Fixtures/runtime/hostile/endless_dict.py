def g():
    n = 0
    while True:
        n += 1
        yield n, n
dict(g())

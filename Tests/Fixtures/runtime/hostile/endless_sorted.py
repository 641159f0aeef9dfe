def g():
    while True: yield 1
sorted(g())

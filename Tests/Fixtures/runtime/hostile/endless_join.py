def g():
    while True: yield "x" * 1000
"".join(g())

exec("x = 1\n" * 10**6)
while True:
    exec("x = [" + "1, " * 1000 + "]")

def calc(n):
    return 10 / n

class Holder:
    value = calc(0)

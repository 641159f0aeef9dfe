P = type(type.__dict__)
x = {1: 2}
for i in range(200000):
    x = P(x)
for action in (lambda: x[1], lambda: len(x), lambda: repr(x), lambda: x == x, lambda: list(x), lambda: x | x, lambda: 1 in x,
               lambda: x.get(1), lambda: x.copy(), lambda: hash(x), lambda: reversed(x)):
    try:
        action()
    except (RecursionError, TypeError) as e:
        print(type(e))

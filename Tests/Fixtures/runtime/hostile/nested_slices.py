x = slice(1)
y = slice(1)
for i in range(200000):
    x, y = slice(x), slice(y)
for action in (lambda: x == y, lambda: repr(x), lambda: hash(x), lambda: x < y, lambda: [1][x]):
    try:
        action()
    except (RecursionError, TypeError) as e:
        print(type(e))

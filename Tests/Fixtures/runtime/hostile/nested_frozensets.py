x = frozenset()
y = frozenset([frozenset()])
try:
    for i in range(200000):
        x, y = frozenset([x]), frozenset([y])
    x == y, repr(x), {x: 1}
except RecursionError as e:
    print(type(e))

x = int
y = int
z = int
try:
    for i in range(100000):
        x = list[x]
        y = y | list[i]
        z = dict[z, list]
        if i == 2000: break
except RecursionError as e:
    print(type(e))
a = int
for i in range(100000):
    a = list[a]
for action in (lambda: repr(x), lambda: hash(x), lambda: x == list[x], lambda: repr(y), lambda: hash(a), lambda: repr(a),
               lambda: a.__parameters__, lambda: a | int, lambda: isinstance(1, y), lambda: a[int], lambda: a == list[a]):
    try:
        action()
    except (RecursionError, TypeError) as e:
        print(type(e))

a = []
a.append(a)
b = []
b.append(b)
d = {}
d[1] = d
for action in (lambda: a == b, lambda: repr(a), lambda: a < b, lambda: d == {1: d}, lambda: repr(d), lambda: (a,) == (b,),
               lambda: isinstance(1, (a,)), lambda: sorted([a, b]), lambda: a.index(b), lambda: b in a, lambda: max(a, b),
               lambda: print(a, d), lambda: f"{a!r}{d}", lambda: hash((a,))):
    try:
        action()
    except (RecursionError, TypeError) as e:
        print(type(e))

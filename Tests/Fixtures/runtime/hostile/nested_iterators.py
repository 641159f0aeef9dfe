for wrap in (lambda x: map(str, x), enumerate, zip, iter, lambda x: filter(None, x), lambda x: (y for y in x)):
    x = iter([1, 2])
    for i in range(100000):
        x = wrap(x)
    for action in (lambda: next(x), lambda: list(x), lambda: repr(x), lambda: x.__length_hint__(), lambda: x.__reduce__()):
        try:
            action()
        except (RecursionError, TypeError, AttributeError, StopIteration) as e:
            print(type(e))

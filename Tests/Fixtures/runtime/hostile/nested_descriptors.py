def f(cls): return 1
for wrap in (classmethod, staticmethod):
    x = f
    for i in range(200000):
        x = wrap(x)
    A = type("A", (), {"x": x})
    for action in (lambda: A.x, lambda: A().x, lambda: A.x(), lambda: repr(x), lambda: x.__isabstractmethod__):
        try:
            action()
        except (RecursionError, TypeError, AttributeError) as e:
            print(type(e))

import sys
def f():
    import m
    from m import x as y
    return m.x, y, sorted(locals())
print(f(), 'm' in globals())
class C:
    import m
    from m import x
    print(m.x)
print(C.m.x, C.x, C().m is C.m)
def g():
    global gm
    import m as gm
g(); print(gm.x)
def h():
    n = None
    def inner():
        nonlocal n
        import m as n
    inner(); return n.x
print(h())
def late():
    try: print(m)
    except UnboundLocalError as e: print(e)
    import m
late()
lam = lambda: __import__('m').x
print(lam(), [__import__('m').x for _ in range(2)])
for m in [1]:
    import m
print(m.x)
with type('K', (), {'__enter__': lambda s: 1, '__exit__': lambda s, *a: None})():
    import m as inwith
print(inwith.x)
def gen():
    import m
    yield m.x
print(list(gen()))

lazy import a
lazy import pk.sub as s
lazy from b import x
g = globals()
o = g['a']; T = type(o)
print(T, T.__name__, T.__module__, repr(o), repr(g['s']), repr(g['x']))

print(sorted(n for n in dir(T) if not n.startswith('_')))
print(g['x'].resolve(), type(g['x']).__name__, x, type(g['x']).__name__)
m = o.resolve(); print(m.__name__)
for f in (lambda: T(), lambda: T('a'), lambda: o.nope, lambda: setattr(o, 'v', 1), lambda: o(), lambda: o.resolve(1), lambda: hash(o) == hash(o), lambda: o == o, lambda: bool(o)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class Sub(T): pass
except TypeError as e: print(e)
print(isinstance(o, T), type(g['s']) is T, s.v)

import sys
lazy import m
T = type(globals()['m'])
lazy import p.q.r
lazy import p.q.r as deep
lazy from p import q as sub, A
g = globals()
for name in ('m', 'p', 'deep', 'sub', 'A'):
    print(name, repr(g[name]), str(g[name]), f'{g[name]}', format(g[name], ''))
print(T.__name__, T.__qualname__, T.__module__, T.__mro__, T.__base__, type(T))
print(T.resolve, type(T.resolve).__name__, g['m'].resolve.__name__)
print(sorted(k for k in vars(T) if k not in ('__doc__',)))
def check():
    o = g['m']
    tests = [
        lambda: T.resolve(), lambda: T.resolve(5), lambda: o.resolve(1), lambda: o.resolve(a=1), lambda: o.v, lambda: o.__name__, lambda: o.__dict__,
        lambda: o.__class__, lambda: o.__module__, lambda: o(), lambda: len(o), lambda: iter(o), lambda: o[0], lambda: o + 1, lambda: -o, lambda: o < o,
        lambda: o != o, lambda: {o: 1}[o], lambda: setattr(o, 'x', 1), lambda: delattr(o, 'x'), lambda: object.__getattribute__(o, 'v'),
        lambda: getattr(o, 'v', 'default'), lambda: hasattr(o, 'v'), lambda: T.__new__(T), lambda: object.__new__(T),
        lambda: o.__sizeof__() > 0, lambda: o.__init__(), lambda: o.__init__(1), lambda: 'x' in o, lambda: callable(o), lambda: 1 in [o], lambda: isinstance(o, T),
        lambda: o.__repr__(), lambda: [str(o)], lambda: o.__eq__(o), lambda: o.__hash__() == hash(o), lambda: o.__doc__ == T.__doc__,
        lambda: setattr(T, 'x', 1), lambda: o.__setattr__('x', 1), lambda: issubclass(T, object), lambda: type(T.__call__).__name__, lambda: T(), lambda: T('m', {}), lambda: o.__format__('x'),
    ]
    for number, f in enumerate(tests):
        try: print(number, f())
        except Exception as e: print(number, type(e).__name__, e)
    print('m' in sys.modules)
    print(T.resolve(o), o.resolve().v, type(g['m']).__name__, type(o).__name__)
check()
print(g['p'].resolve().__name__, g['deep'].resolve().__name__, g['sub'].resolve().__name__, g['A'].resolve())
print(sorted(k for k in sys.modules if k[0] == 'p' and k[:2] in ('p', 'p.')))
made = [__lazy_import__('p.q', g, g, ('nothing',), 0)]
print(repr(made[0]), type(made[0].resolve()).__name__)
made = [__lazy_import__('p.q', g, g, 'B', 0)]
print(repr(made[0]), repr(made[0].resolve()))
made = [__lazy_import__('p.q', g)]
print(repr(made[0]), type(made[0].resolve()).__name__)
made = [__lazy_import__('r', {'__name__': 'p.q.x', '__package__': 'p.q', '__builtins__': __builtins__}, None, None, 1)]
print(repr(made[0]))

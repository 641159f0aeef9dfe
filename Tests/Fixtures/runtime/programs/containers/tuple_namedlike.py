def named(name, fields):
    fields = fields.split()
    def new(cls, *a, **k):
        if len(a) > len(fields): raise TypeError(f'expected {len(fields)} arguments, got {len(a)}')
        vals = dict(zip(fields, a))
        for n, v in k.items():
            if n in vals: raise TypeError(f'multiple values for {n}')
            if n not in fields: raise TypeError(f'unexpected field {n}')
            vals[n] = v
        missing = [f for f in fields if f not in vals]
        if missing: raise TypeError('missing ' + ', '.join(missing))
        return tuple.__new__(cls, [vals[f] for f in fields])
    ns = {'__slots__': (), '__new__': new, '_fields': tuple(fields), '__repr__': lambda s: f'{type(s).__name__}({", ".join(f"{n}={v!r}" for n, v in zip(fields, s))})', '_replace': lambda s, **k: type(s)(**{**dict(zip(fields, s)), **k}), '__match_args__': tuple(fields)}
    for i, f in enumerate(fields): ns[f] = property(lambda s, i=i: s[i], doc=f'field {i}')
    return type(name, (tuple,), ns)
P = named('P', 'x y')
p = P(1, y=2); print(p, p.x, p.y, p == (1, 2), hash(p) == hash((1, 2)), p._replace(x=9), [*p], p + (3,), p[::-1], P._fields, isinstance(p, tuple), len(p), P.x.__doc__, p < P(1, 3), p * 2, 1 in p, p.index(2), p.count(1))
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, x=2), lambda: P(z=1), lambda: setattr(p, 'x', 1), lambda: setattr(p, 'q', 1), lambda: p.__dict__, lambda: tuple.__new__(P, 5), lambda: tuple.__new__(int, ()), lambda: tuple(1, 2), lambda: (1, 2)[5], lambda: (1,) + [1], lambda: (1, 2).index(9), lambda: () < 5, lambda: hash(([],)), lambda: tuple(x=1), lambda: (1,) * 'a', lambda: (1, 2).index(2, 5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
match p:
    case P(a, y=b): print(a, b)
class Sub(P):
    def __new__(cls, v): return super().__new__(cls, v, v * 2)
    @property
    def total(s): return s.x + s.y
print(Sub(4), Sub(4).total, Sub.__mro__[1].__name__, () is tuple(), tuple([1]) == (1,), (1, 2) < (1, 2, 0), (1, (2, 'a')) < (1, (2, 'b')), max((1, 5), (2, 0)))

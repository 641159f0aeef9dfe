MISSING = object()
class Field:
    def __init__(self, default=MISSING, factory=None, repr=True): self.default, self.factory, self.repr = default, factory, repr
def field(**k): return Field(**k)
def data(cls=None, *, order=False, frozen=False):
    def wrap(cls):
        fields = {}
        for b in cls.__mro__[-1:0:-1]: fields.update(getattr(b, '__fields__', {}))
        for n, t in cls.__annotations__.items():
            d = cls.__dict__.get(n, MISSING); f = d if isinstance(d, Field) else Field(d); fields[n] = f
            if isinstance(d, Field): delattr(cls, n)
        cls.__fields__ = fields; cls.__match_args__ = tuple(fields)
        src = f'def __init__(self, {", ".join(n if f.default is MISSING and not f.factory else n + "=_m" for n, f in fields.items())}):\n'
        for n, f in fields.items(): src += f' _set(self, {n!r}, {n} if {n} is not _m else _f[{n!r}].factory() if _f[{n!r}].factory else _f[{n!r}].default)\n'
        ns = {}; exec(src, {'_m': MISSING, '_f': fields, '_set': object.__setattr__}, ns); cls.__init__ = ns['__init__']; cls.__init__.__qualname__ = cls.__qualname__ + '.__init__'
        cls.__repr__ = lambda s: f'{type(s).__name__}({", ".join(f"{n}={getattr(s, n)!r}" for n, f in fields.items() if f.repr)})'
        key = lambda s: tuple(getattr(s, n) for n in fields)
        cls.__eq__ = lambda s, o: key(s) == key(o) if type(s) is type(o) else NotImplemented
        if order: cls.__lt__ = lambda s, o: key(s) < key(o)
        if frozen:
            def locked(s, n, *v): raise AttributeError(f'cannot assign to field {n!r}')
            cls.__setattr__ = cls.__delattr__ = locked; cls.__hash__ = lambda s: hash(key(s))
        return cls
    return wrap(cls) if cls else wrap
@data(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(factory=list, repr=False)
@data(frozen=True)
class Q(P): z: str = 'z'
p = P(1); p.tags.append(3); print(p, P(1, 2) < P(1, 3), p == P(1, 0, [3]), p == 5, P(2).tags, sorted([P(3), P(1)]))
q = Q(5); print(q, q.__match_args__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(z=1), lambda: setattr(q, 'x', 1), lambda: P(1) < 5):
    try: print(f())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
match q:
    case Q(x, 0, [], z=zz): print(x, zz)

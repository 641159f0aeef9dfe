class Meta(type):
    registry = []
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        cls.kw = kw
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        Meta.registry.append(name)
    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __len__(cls): return 42
    def __getitem__(cls, k): return cls.__name__, k
    def __contains__(cls, x): return x == 'in'
    def __iter__(cls): return iter('abc')
    def __getattr__(cls, n): return 'meta ' + n
    def __bool__(cls): return False
    def __repr__(cls): return f'<Meta {cls.__name__}>'
    def __add__(cls, o): return 'added'
    def __instancecheck__(cls, o): return o == 1
    def __subclasscheck__(cls, c): return c is str
    @property
    def prop(cls): return 'prop of ' + cls.__name__
    def method(cls): return 'metamethod'
class A(metaclass=Meta, opt=1):
    def __init__(self, x=0): self.x = x
class B(A, other=2): pass
print(Meta.registry, A.kw, B.kw, len(A), A['k'], 'in' in A, list(A), A.zzz, bool(A), A, A + 1)
print(isinstance(1, A), isinstance(2, A), issubclass(str, B), A.prop, A.method(), type(B).__name__)
b = B(7)
print(b.x, isinstance(b, A))
for bad in (lambda: b.prop, lambda: b.method, lambda: len(b), lambda: b.zzz):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Other(type): pass
try:
    class C(A, metaclass=Other): pass
except TypeError as e: print(e)
class Both(Meta, Other): pass
class D(A, metaclass=Both): pass
print(type(D).__name__, type.__call__(D, 3).x, isinstance(D, Meta))
X = type('X', (A,), {'y': 1}); print(type(X).__name__, X.y)
try: type('a', (), {}, 5)
except TypeError as e: print(e)
try: type(1, (), {})
except TypeError as e: print(e)
try: type('x\0', (), {})
except ValueError as e: print(e)
print(type('T', (), {'__slots__': ('q',)}).q, type(A) is Meta, A.__class__)

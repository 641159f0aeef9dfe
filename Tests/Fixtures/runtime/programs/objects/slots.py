class A:
    __slots__ = ('x', 'y')
    def __init__(self, x=None):
        if x is not None: self.x = x
a = A(1)
print(a.x, hasattr(a, 'y'), hasattr(a, '__dict__'), hasattr(a, '__weakref__'), A.x)
for f in (lambda: a.y, lambda: setattr(a, 'z', 1), lambda: delattr(a, 'y'), lambda: A.x.__get__(5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
del a.x
try: a.x
except AttributeError as e: print(e)
class B(A): pass
b = B(2); b.z = 3; print(b.x, b.__dict__)
class C(A): __slots__ = ['w']
c = C(); c.w = 1; c.x = 2; print(c.w, c.x)
try: c.q = 1
except AttributeError as e: print(e)
class D: __slots__ = '__dict__', 'a'
d = D(); d.a = 1; d.b = 2; print(d.__dict__, d.a)
for slots, ns in (('1a', {}), (('a', 'a'), {}), (('a',), {'a': 1}), ((1,), {}), (('__dict__', '__dict__'), {}), (5, {})):
    try: type('X', (), {'__slots__': slots, **ns}); print('fine', slots)
    except Exception as e: print(type(e).__name__, e)
try: type('Y', (int,), {'__slots__': ('a',)})
except TypeError as e: print(e)
try: type('Z', (A, D), {})
except TypeError as e: print('layout', e)
class P:
    __slots__ = ('__priv', 'pub')
    def __init__(self): self.__priv = 1
print(P()._P__priv, P.__slots__, sorted(k for k in vars(P) if 'p' in k and not k.startswith('__')))
class E: __slots__ = {'f': 'doc of f'}
print(E.f.__doc__, E.__slots__, E.f.__name__, E.f.__objclass__ is E, type(E.f).__name__)
class Empty: __slots__ = ()
try: Empty().a = 1
except AttributeError as e: print(e)
class G(Empty, A): __slots__ = ()
print(G(3).x)
x1, x2 = A(1), A(2)
x1.__class__ = C if False else A
try: x1.__class__ = B
except TypeError as e: print(e)
class S2: __slots__ = ('x', 'y')
x1.__class__ = S2; print(type(x1).__name__, x1.x)

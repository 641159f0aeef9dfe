def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class S:
    __slots__ = ('a', 'b', '__private')
    def __init__(self): self.__private = 3
s = S(); s.a = 1
print(s.a, [n for n in dir(S) if not n.startswith('__')], S.a, type(S.a).__name__, S.__slots__)
t(lambda: s.b); t(lambda: setattr(s, 'c', 1)); t(lambda: s.__dict__); t(lambda: delattr(s, 'b')); t(lambda: S.a.__get__(5)); t(lambda: S.a.__set__(object(), 1)); t(lambda: vars(s))
t(lambda: type('X', (), {'__slots__': ('a',), 'a': 1})); t(lambda: type('X', (), {'__slots__': (5,)})); t(lambda: type('X', (), {'__slots__': ('1a',)})); t(lambda: type('X', (int,), {'__slots__': ('a',)})); t(lambda: type('X', (tuple,), {'__slots__': ('a',)})); t(lambda: type('X', (), {'__slots__': ('__dict__', '__dict__')})); t(lambda: type('X', (S, type('Y', (), {'__slots__': 'z'})), {})); t(lambda: type('X', (), {'__slots__': 'one'}).one)
class D(S): pass
d = D(); d.new = 1; d.a = 2; print(d.__dict__, d.a)
class W(S): __slots__ = ('__dict__',)
w = W(); w.q = 1; print(w.__dict__)
class V(S): __slots__ = {'c': 'doc of c'}
print(V.c.__doc__, V.__slots__); v = V(); v.c = 1; del v.c; t(lambda: v.c)
class R(S):
    __slots__ = ()
    a = 'class attr'
r = R(); print(r.a); t(lambda: setattr(r, 'a', 1))
t(lambda: setattr(r, '__class__', D)); r.__class__ = R; print(type(r).__name__)
class P1: __slots__ = ('x',)
class P2: __slots__ = ('x',)
p = P1(); p.x = 4; p.__class__ = P2; print(p.x, type(p).__name__)
import_weak = None
t(lambda: S.__weakref__)

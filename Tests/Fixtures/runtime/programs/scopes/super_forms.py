class A:
    def f(self): return ['A']
    @classmethod
    def c(cls): return ['A', cls.__name__]
    @property
    def p(self): return 'pA'
    @staticmethod
    def s(): return 'sA'
    v = 1
class B(A):
    def f(self): return ['B'] + super().f()
    @classmethod
    def c(cls): return ['B'] + super().c()
    @property
    def p(self): return 'pB ' + super().p
    def s(self): return super().s() + str(super().v)
class C(A):
    def f(self): return ['C'] + super(C, self).f()
    @classmethod
    def c(cls): return ['C'] + super(C, cls).c()
    @property
    def p(self): return 'pC ' + super().p
class D(B, C):
    def f(self): return ['D'] + super().f()
    c = classmethod(lambda cls: ['D'] + super(D, cls).c())
    p = property(lambda self: 'pD ' + super(D, self).p)
d = D()
print(d.f(), D.c(), d.c(), d.p, B.s(B()))
print([k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
s = super(B, d)
print(s.f(), s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__)
u = super(B)
print(u.__self__, u.__self_class__)
print(u.__get__(d, D).f())
for bad in (lambda: super(B, A()), lambda: super(1, 2), lambda: super(B, d).nothing, lambda: super(), lambda: setattr(super(B, d), 'v', 3)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Dyn:
    def __init__(self, **kw): self.kw = kw
class E(Dyn):
    def __init__(self, a, **kw): super().__init__(**kw); self.a = a
class F(Dyn):
    def __init__(self, b, **kw): super().__init__(**kw); self.b = b
class G(E, F):
    def __init__(self, **kw): super().__init__(**kw)
g = G(a=1, b=2, c=3)
print(g.a, g.b, g.kw)
class L(list):
    def __getitem__(self, i): return super().__getitem__(i) * 2
    def append(self, v): super().append(v); return self
l = L([1, 2]).append(3)
print(l[0], l[-1], l, super(L, l).__getitem__(1))
class Sub(int):
    def __new__(cls, v, tag): o = super().__new__(cls, v); o.tag = tag; return o
    def __add__(self, o): return Sub(super().__add__(o), self.tag + '+')
r = Sub(3, 't') + 4
print(r, r.tag, type(r).__name__)
print(repr(super(B, d)).split(' object')[0], repr(super(B)))

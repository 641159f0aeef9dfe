class A:
    v = 'A'
    def f(self): return 'A.f'
    @classmethod
    def c(cls): return 'A.c ' + cls.__name__
    @staticmethod
    def s(): return 'A.s'
    @property
    def p(self): return 'A.p'
class B(A):
    def f(self): return 'B>' + super().f()
    @classmethod
    def c(cls): return 'B>' + super().c()
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return 'B>' + super().p
    def attr(self): return super().v
    def late(self):
        def inner(): return super(B, self).f()
        return inner() + [super(B, self).f() for _ in 'a'][0]
    def nocell(self): return super
    def gen(self): return [*(super(B, self).v for _ in 'ab')]
b = B()
print(b.f(), b.c(), B.c(), b.s(), b.p, b.attr(), b.late(), b.gen(), b.nocell() is super)
s = super(B, b); print(s.__thisclass__, s.__self_class__, s.__self__ is b, s.f())
print(repr(s)[:28], super(B, B).f.__qualname__, super(B).__self__)
for f in (lambda: super(), lambda: super(5), lambda: super(B, 5), lambda: super(B, A()), lambda: super(B, b).nope, lambda: super(B, b, 1), lambda: setattr(super(B, b), 'x', 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C(A):
    def f(x): x = 5; return super().f()
try: C().f()
except TypeError as e: print(e)
class D(A):
    def f(self): del self; return super().f()
try: D().f()
except RuntimeError as e: print(e)
class E(A):
    def f(): return super().f()
try: E.f()
except RuntimeError as e: print(e)
class F(B): bound = super(B)
print(F().bound.f() if hasattr(F().bound, 'f') else F().bound)
class G(A):
    def __getattribute__(self, n): return 'got ' + n
    def go(self): return super().f()
print(G().go, G.go(G()))

class A:
    def who(self): return __class__.__name__
    def sup(self): return super().__repr__()[:10]
    @staticmethod
    def st(): return __class__
    @classmethod
    def cl(cls): return __class__, cls
class B(A):
    def who(self): return 'B>' + super().who()
print(A().who(), B().who(), B.st() is A, B.cl() == (A, B))
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print('__classcell__' in ns, kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
class M(metaclass=Meta, a=1):
    def f(self): return __class__
print(M().f() is M)
class P: pass
try:
    class Lost(metaclass=lambda n, b, d: type.__new__(type, n, b, {k: v for k, v in d.items() if k != '__classcell__'})):
        def f(self): return __class__
except RuntimeError as e: print('RuntimeError', str(e).replace(__name__, 'main'))
class Out:
    class In:
        def name(self): return __class__.__qualname__
    def deep(self):
        def inner():
            def innermost():
                return super(Out, self).__init__, __class__.__name__
            return innermost
        return inner()()[1]
print(Out.In().name(), Out().deep())
class WithLambda:
    f = lambda self: __class__
    g = [lambda self: __class__ for _ in range(2)]
print(WithLambda().f() is WithLambda, WithLambda.g[1](1) is WithLambda)
class Gen:
    def it(self):
        yield __class__
        yield super().__hash__
print(next(Gen().it()) is Gen)
def f(self): return super().x
try: f(1)
except RuntimeError as e: print(e)
class Bad:
    def f(): return super()
    def g(self):
        del self
        return super()
    def h(*args): return super()
for call in (Bad.f, lambda: Bad().g(), lambda: Bad().h()):
    try: call()
    except RuntimeError as e: print(e)
print(Bad.__dict__.keys() - {'__dict__', '__weakref__', '__doc__'} == {'__module__', 'f', 'g', 'h', '__firstlineno__', '__static_attributes__'})
class S:
    def __init__(self): self.a = 1; self.b, self.c = 2, 3
    def m(self): self.d: int = 4; (self.e) = 1; del self.a; other = self; other.zz = 1
print(sorted(S.__static_attributes__), S.__firstlineno__)

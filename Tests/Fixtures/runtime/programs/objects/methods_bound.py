class A:
    def f(self, x=1): 'doc'; return x
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(x): return x
a = A(); m = a.f
print(m.__self__ is a, m.__func__ is A.f, m.__name__, m.__qualname__, m.__doc__, m == a.f, m is a.f, hash(m) == hash(a.f), m == A().f, m(5), repr(m).split(' at ')[0])
print(a.c.__self__, A.c == a.c, A.c.__func__.__name__, type(A.__dict__['c']).__name__, A.__dict__['s'].__func__(3), A.__dict__['c'].__wrapped__.__name__)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: setattr(m, 'x', 1)); t(lambda: m.nope); t(lambda: A.f()); t(lambda: a.f(1, 2)); t(lambda: a.f(y=1)); t(lambda: A.s()); t(lambda: a.c(1)); t(lambda: type(m)(5, 6)); t(lambda: type(m)(len, 'abc')()); t(lambda: type(m)(len, None))
A.f.attr = 'on function'; print(m.attr, a.f.attr)
a.g = lambda: 'instance'; print(a.g()); A.h = lambda self: 'class'; print(a.h())
a.f = 5; print(a.f); del a.f; print(a.f())
class Call:
    def __call__(self, *a, **k): return a, k
A.k = Call(); print(a.k(1, z=2))
class Inst:
    def __init__(self): self.__call__ = lambda: 'inst'
t(lambda: Inst()())
print([].append.__self__, 'a'.upper(), str.upper('b'), [].append.__name__, list.append.__qualname__, type([].append).__name__, type(list.append).__name__, (5).__add__(3), int.__add__(1, 2), repr('x'.upper).split(' at ')[0], repr(list.append), repr(int.__add__), repr((1).__add__).split(' at ')[0])
t(lambda: list.append([])); t(lambda: list.append(5, 1)); t(lambda: str.upper(5)); t(lambda: int.__add__('a', 1)); t(lambda: [].append(1, 2)); t(lambda: [].append(x=1)); t(lambda: dict.get()); t(lambda: list.nope); t(lambda: object.__init__(1, 2)); t(lambda: object.__new__(int)); t(lambda: int.__new__(str)); t(lambda: int.__new__()); t(lambda: object.__new__(5)); t(lambda: type.__call__(int, '5'))
x = [1, 2]; ap = x.append; ap(3); x2 = x; print(x2); s = {1}.add; print([].__len__(), {}.__contains__(1))

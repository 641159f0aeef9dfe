class C:
    def __call__(self, *a, **k): return a, k
c = C(); print(c(1, x=2), callable(c), callable(C), callable(5), callable(lambda: 0))
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{'d': 3, 'q': 4}), f(1, d=2, a=9))
for call in (lambda: f(), lambda: f(1), lambda: f(1, d=1, c=2, b=3), lambda: f(1, 2, 3, c=4, d=5), lambda: f(*5), lambda: f(**5), lambda: f(1, **{1: 2}), lambda: f(1, d=1, **{'d': 2}), lambda: (lambda: 0)(1), lambda: (lambda a: 0)(), lambda: (lambda a, b: 0)(1, 2, 3), lambda: (lambda *, k: 0)(), lambda: (lambda *, k, j: 0)(), lambda: (lambda a, b, c: 0)(), lambda: (lambda a: 0)(b=1), lambda: (lambda a, /: 0)(a=1), lambda: 5(), lambda: (lambda a, b=1: 0)(1, 2, 3), lambda: (lambda a, *, k: 0)(1, 2, k=3), lambda: (lambda abc: 0)(abd=1), lambda: len(), lambda: len(1, 2), lambda: [].append(), lambda: int(x=1)):
    try: print(call())
    except TypeError as e: print(e)
print(f.__defaults__, f.__kwdefaults__, f.__name__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount)
f.__defaults__ = (10, 20); f.__kwdefaults__ = {'d': 'D'}; print(f(1))
def g(x, acc=[]): acc.append(x); return acc
print(g(1), g(2), g.__defaults__)
def dec(n):
    def w(fn):
        def inner(*a, **k): return n, fn(*a, **k)
        inner.__wrapped__ = fn
        return inner
    return w
@dec('outer')
@dec('inner')
def h(x): return x
print(h(5), h.__wrapped__.__wrapped__.__name__)
m = 'abc'.upper; print(m(), m.__self__, m.__name__, [].append.__qualname__, C.__call__.__qualname__, c.__call__.__func__ is C.__call__)
class M:
    def f(self): return self
m = M(); print(m.f == m.f, m.f is m.f, m.f.__self__ is m, M.f(m) is m, m.f.__func__ is M.f, hash(m.f) == hash(m.f))
print((lambda x, *a, y=1, **k: (x, a, y, k))(1, 2, 3, y=4, z=5))
print(eval('lambda: (yield)')().__class__.__name__, (lambda *a: a)(*'ab', *[1], 2), dict(**{'a': 1}, b=2))
f.attr = 5; print(f.attr, f.__dict__, f.__module__, f.__doc__)

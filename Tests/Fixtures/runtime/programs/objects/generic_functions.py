def first[T](xs: list[T], default: T | None = None) -> T: return xs[0] if xs else default
print(first([1]), first([], 'd'), first.__type_params__, first.__annotations__, first.__name__)
T, = first.__type_params__; print(type(T).__name__, T.__module__, T.__bound__)
def bound[T: (int, str), **P, *Ts, U: 'Later' = int](f): return T, P, Ts, U
t, p, ts, u = bound(0); print(t, p, ts, u, t.__constraints__, u.__bound__, u.__default__, p.__name__, ts.has_default())
class Outer:
    x = 'cls'
    def m[X](self, a: X, y=x) -> X: return a, y, X.__name__, __class__.__name__
    def s[S](self): return super().__init__
print(Outer().m(1), Outer.m.__qualname__, Outer.m.__type_params__, callable(Outer().s()))
@lambda f: (f.__type_params__, f())
def deco[D](): return D.__name__
print(deco)
def gen[G]():
    yield G.__name__
print(list(gen()))
async def co[C]():
    return C.__name__
c = co()
try: c.send(None)
except StopIteration as e: print(e.value)
def nested[A]():
    def inner[B](): return A, B
    return inner
print(nested()(), nested().__type_params__)
for src in ('def f[T, T](): pass', 'def f[](): pass', 'def f[T: (yield)](): pass', 'class C[T: (x := 1)]: pass', 'def f[T](): nonlocal T', 'def f[T=int, U](): pass', 'def f[*T: int](): pass', 'def f[**P: int](): pass', 'type X[T] = T; print(X, X[int], X.__type_params__)', 'lambda[T]: 0', 'class C[*Ts = *tuple[int]]: pass', 'class C[T](T): pass'):
    try: exec(src); print('ok', src)
    except Exception as e: print(src, type(e).__name__, e if not isinstance(e, SyntaxError) else e.msg)
first.__type_params__ = (); print(first.__type_params__)
try: first.__type_params__ = []
except TypeError as e: print(e)

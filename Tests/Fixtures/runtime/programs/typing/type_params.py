def f[T](x: T) -> T: return x
print(f.__type_params__, f.__type_params__[0].__name__, f.__annotations__['x'] is f.__type_params__[0], f(3))
def g[*Ts, **P](*a): return g.__type_params__
print([type(t).__name__ for t in g()])
def bounded[T: int, U: (str, bytes)](): pass
T, U = bounded.__type_params__
print(T.__bound__, T.__constraints__, U.__constraints__, U.__bound__, T.__covariant__, T.__infer_variance__, T.has_default())
def lazy[T: Undefined](): pass
try: lazy.__type_params__[0].__bound__
except NameError as e: print(e)
Undefined = 'now'; print(lazy.__type_params__[0].__bound__)
class Outer:
    def m[T](self):
        def inner(): return T
        class C: y = T
        return inner() is T is C.y
    def n[U = int](self, x: U = 5) -> U: return U.__default__, x
print(Outer().m(), Outer().n(), Outer.n.__annotations__)
try: T2
except NameError as e: print(e)
for src in ['def f[T, T](): pass', 'class A[T = int, U]: pass', 'def f[T: (yield)](): pass', 'class C[T](x := 1): pass', 'def f[T](): nonlocal T', 'type X[T: await 1] = 1', 'def f[*Ts: int](): pass']:
    try: compile(src, 's', 'exec'); print('ok', src)
    except SyntaxError as e: print(e.msg)

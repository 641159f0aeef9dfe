def f[T, *Ts, **P](): pass
T, Ts, P = f.__type_params__
print(T, Ts, P, repr(T), P.args, P.kwargs, P.args.__origin__ is P)
print(T | int, int | T, list[T], list[T][int], dict[T, int][str], (T | None)[int] if hasattr(T | None, '__getitem__') else '')
print(list[T].__parameters__, dict[T, T].__parameters__)
try: list[int][str]
except TypeError as e: print(e)
try: dict[T, int][str, int]
except TypeError as e: print(e)
for v in (T, Ts, P):
    try: v()
    except TypeError as e: print(e)
    try: type('X', (v,), {})
    except TypeError as e: print(e)
print(T.__module__, T.__name__, T.__bound__, T.__default__, T == T, hash(T) == hash(T))
try: isinstance(1, T)
except TypeError as e: print(e)
try: T.x = 1; print('attr', T.x)
except AttributeError as e: print(e)
try: T.__name__ = 'x'
except AttributeError as e: print(e)
TV = type(T)
A = TV('A', int, str); B = TV('B', bound=int, covariant=True)
print(A, B, A.__constraints__, B.__bound__, type(T).__mro__[-1])
for bad in (lambda: TV('A', int), lambda: TV('A', covariant=True, contravariant=True), lambda: TV('A', int, str, bound=int), lambda: TV(5), lambda: TV()):
    try: bad()
    except (TypeError, ValueError) as e: print(e)

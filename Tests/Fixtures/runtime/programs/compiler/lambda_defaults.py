fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def f(a, b=[], /, c=None, *args, d, e=5, **kw): b.append(a); return b, c, args, d, e, kw
print(f(1, d=2), f(2, d=3), f(3, [0], 4, 5, 6, d=7, e=8, z=9, a='kw', b='kwb'))
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_varnames, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__code__.co_flags & 12)
f.__defaults__ = (9, 8); f.__kwdefaults__ = {'d': 'D'}
try: print(f(1))
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
del f.__defaults__; print(f.__defaults__)
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2, d=1, c=2, **{'c': 3}), lambda: (lambda a, b: 0)(1), lambda: (lambda: 0)(1), lambda: (lambda *, k: 0)(), lambda: (lambda a, /: 0)(a=1), lambda: (lambda a, b, c: 0)(c=1), lambda: (lambda a: 0)(1, a=2), lambda: (lambda a: 0)(b=2), lambda: (lambda a=1, *, b: 0)(1, 2, b=3), lambda: (lambda a, *, b=1: 0)(1, 2, 3), lambda: (lambda *, alpha: 0)(alpa=1), lambda: f(**{1: 2})):
    try: print(call())
    except TypeError as e: print(e)
print((lambda *a, **k: (a, k))(*[1], 2, *(3,), x=4, **{'y': 5}), (lambda x, *, y=lambda: 7: y() + x)(1))

def f(a, b=[], *, c={}): b.append(a); c[a] = len(c); return b, c
print(f(1), f(2), f.__defaults__, f.__kwdefaults__)
x = 1
def g(v=x): return v
x = 2; print(g(), (lambda v=x: v)())
def h(a, b=2, *args, c, **kw): return [a, b, args, c, kw]
print(h(1, c=3), h(1, 5, 6, 7, c=8, d=9), h(*'ab', **{'c': 1}))

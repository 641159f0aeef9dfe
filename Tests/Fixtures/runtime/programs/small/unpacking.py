a, b, *c = range(5); print(a, b, c)
*a, b = 'xyz'; print(a, b); (a, b), [c, *d] = (1, 2), 'abc'; print(a, b, c, d)
first, *_, last = [1, 2, 3, 4]; print(first, last)
for i, (k, v) in enumerate({'x': 1, 'y': 2}.items()): print(i, k, v)
def f(*args, **kw): return args, kw
print(f(*[1], *(2, 3), **{'a': 1}, **{'b': 2}), [*range(2), *[5]], {**{'a': 1}, 'a': 2}, (*'ab',), {*[1, 1]})
m = [[1, 2, 3], [4, 5, 6]]; print(list(zip(*m)), [list(r) for r in zip(*m[::-1])], sum(m, []))
x = [1, 2]; x[0], x[1] = x[1], x[0]; print(x); i = 0; i, x[i] = 1, 'new'; print(i, x)
class O: pass
o = O(); o.a, o.b = 1, 2; [o.c, *o.d] = 3, 4, 5; print(vars(o)); d = {}; d['k'], d['j'] = 'v', 'w'; print(d)
def g(): return 1, 2
p, q = g(); print(p, q, type(g())); (r) = g(); print(r); s, = [9]; print(s)

class Q:
    def __init__(s, p=()): s.p = p
    def __getattr__(s, n): return Q((*s.p, n))
    def __call__(s, *a, **k): return Q((*s.p[:-1], (s.p[-1], a, k)))
    def __getitem__(s, i): return Q((*s.p, [i]))
    def __repr__(s): return 'Q' + repr(s.p)
q = Q()
print(q.select('a').where(x=1)[2:3].order.by(*'xy', **{'z': 1})[..., None, ::2])
print(q[1, 2][()][1:2, 3][*[4, 5]][:][::][a := 1])
x = (q
     .one()
     .two(
         1,
         2,
     ))
print(x)
t = 1,; print(t, (2,), (), (1, *[2, 3]), *(4, 5))
def f(*, a): return a
print(f(a=(yield_ := 2)), f(**{'a': [*range(3)]}), {*'ab'} == {'a', 'b'}, {'k': 1, **{'k': 2}}, [*{}, *[]])
print(1 .real, 1.0.is_integer(), 5..__class__.__name__, [1][0], (1)if(0)else(2), {1:2}[1], "a".join("xyz"), not[], [0]or[1])
assert (1, 'never fails')
print(1 if 1 else 2)
big = [i for i in range(300)]
print(max(*big, 5), sum((lambda *a: a)(*big)), len({**{str(i): i for i in big}}), (lambda **k: len(k))(**{f'k{i}': i for i in big}))
exec('r = ' + '+'.join(str(i) for i in range(500))); print(r)
exec('r = [' + ','.join(str(i) for i in range(1000)) + ']'); print(len(r), r[-1])
exec('r = {' + ','.join(f'{i}:{i}' for i in range(300)) + '}'); print(len(r))
exec('def many(' + ','.join(f'a{i}' for i in range(300)) + '): return a299'); print(many(*range(300)))
exec('\n'.join(f'v{i} = {i}' for i in range(400))); print(v399)
exec('r = ' + '(' * 60 + '1' + ')' * 60); print(r)
exec('if 0: pass\n' + '\n'.join(f'elif r == {i}: out = "n{i}"' for i in range(200))); print(out)

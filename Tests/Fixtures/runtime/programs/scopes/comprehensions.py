x = 10
print([x for x in range(3)], x)
print([(y := i) for i in range(3)], y)
print({k: v for k, v in zip('abc', range(3))}, {c for c in 'aab'} == {'a', 'b'})
print([i * j for i in range(3) for j in range(i) if (i + j) % 2], sum(i for i in range(5)))
print([[c * r for c in range(3)] for r in range(3)])
def f():
    z = 5
    r = [z + i for i in range(3)]
    g = (z + i for i in range(3))
    z = 100
    return r, list(g)
print(f())
class C:
    items = [1, 2]
    n = 3
    doubled = [i * 2 for i in items]
    try: bad = [i * n for i in items]
    except NameError as e: print(e)
    ok = [i for i in (lambda s: s)(items)]
print(C.doubled, C.ok)
def walrus():
    if any((found := v) > 2 for v in [1, 2, 3, 4]):
        return found
print(walrus())
def loc():
    a = 1
    return [sorted(locals()) for b in range(1)]
print(loc())
print([*range(3), *'ab'], {**{'a': 1}, 'b': 2, **{'a': 3}}, (*[1], 2), {*[1, 2], *[2, 3]})
print([*x for x in [[1, 2], [3]]], {**d for d in [{'a': 1}, {'b': 2, 'a': 3}]}, {*s for s in ['ab', 'b']} == {'a', 'b'}, list((*t for t in [(1,), (2, 3)])))
g = (print('evaluated', i) or i for i in iter([1, 2]))
print(next(g))
try: (i for i in 5)
except TypeError as e: print(e)
print([i for i in range(5) if i if i % 2], [a for a, *b in [(1, 2, 3), (4,)]], [b for a, *b in [(1, 2, 3), (4,)]])
fs = [lambda: i for i in range(3)]
print([g() for g in fs], [(lambda: i)() for i in range(3)])
print([n for n in (yy for yy in range(3)) if n], [(i, j) for i in range(2) for j in [i * 10]])
for src in ['[x := 1 for x in y]', '[i := 0 for i in range(3)]', '[(i := 0) for i in range(3)]', '[j for j in (k := range(3))]', 'class A: [(a := i) for i in x]', '{**x: 1 for x in y}', '[*x := 1]']:
    try: compile(src, 's', 'exec'); print('fine', src)
    except SyntaxError as e: print(e.msg)

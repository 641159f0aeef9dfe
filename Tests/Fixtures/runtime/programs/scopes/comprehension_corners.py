x = 'outer'
print([x for x in range(3)], x, [(i, j) for i in range(3) for j in range(i)], {k: v for k, v in zip('ab', [1, 2])}, {i % 2 for i in range(5)}, list(i for i in range(2)), [[y * x2 for y in range(2)] for x2 in range(2)], [a for a, *b in [(1, 2), (3,)]], [i for i in range(10) if i % 2 if i > 3], [(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]])
def f():
    fs = [lambda: (i, y) for i in range(2)]; y = 'late'
    return [g() for g in fs], [locals_ for locals_ in [1]], 'i' in locals()
print(f())
class C:
    n = 3; l = [n for _ in range(1)] if False else [i for i in range(n)]
    try: m = [n for _ in range(1)]
    except NameError as e: m = str(e)
    g = (lambda: [q for q in 'ab'])()
print(C.l, C.m, C.g)
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
t(lambda: [i for i in 5]); t(lambda: [1 / i for i in [1, 0]]); t(lambda: {[]: 1 for _ in 'a'}); t(lambda: [undefined_name for _ in 'a']); t(lambda: [i for i in undefined_iter]); t(lambda: next(i for i in ())); t(lambda: [*(i for i in 'ab'), *[c for c in 'c']]); t(lambda: sum(i * i for i in range(10))); t(lambda: {**{i: i for i in 'a'}}); t(lambda: [[j for j in i] for i in ['ab', 'c']]); t(lambda: [i := 5, i]); t(lambda: (lambda *a: a)(*(i for i in range(3)))); t(lambda: [x.upper() if x != 'a' else 0 for x in 'ab']); t(lambda: dict((k, [v for v in range(k)]) for k in range(3))); t(lambda: [not i for i in (0, 1)]); t(lambda: [(yield_ := i) for i in 'z']); t(lambda: [s for s in [[1], [2]] for s in s])
for src in ('[i for i in]', '[for i in x]', '[i, j for i, j in x]', '[*a for a in [[1]]]', '{**d for d in [{1: 2}]}', '[i for i in x if]', '[(yield) for i in x]', 'f(i for i in x, 1)', '[i async for i in x]', '[i for 1 in x]', '{i: for i in x}', '[i = 1 for i in x]'):
    try: print(eval(src, {'x': []}))
    except SyntaxError as e: print(src, e.msg)
    except Exception as e: print(type(e).__name__, e)

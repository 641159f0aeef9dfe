import sys
lazy import a
lazy from b import B
print([sorted(locals()) for x in [1]], [sorted(vars()) for x in [1]], [dir() for x in [1]])
print([eval('x') for x in [1, 2]], [type(eval('globals()["a"]')).__name__ for x in [1]])
print([exec('y = x; print(y)') for x in [1]], 'y' in globals())
try: [exec('lazy import c') for x in [1]]
except SyntaxError as e: print(e)
print([exec('lazy import c', globals()) for x in [1]], type(globals()['c']).__name__)
sys.set_lazy_imports('all')
[exec('import d') for x in [1]]
print('d' in sys.modules, 'd' in globals())
[exec('import e') for x in []]
exec('import e')
print('e' in sys.modules, type(globals()['e']).__name__)
sys.set_lazy_imports('normal')
class K:
    one = 1
    names = [sorted(n for n in locals() if not n.startswith('__')) for x in [one]]
    cells = [((lambda: x)(), sorted(n for n in locals() if not n.startswith('__'))) for x in [one]]
    uses = [B for _ in [1]]
    print(names, cells, uses, 'x' in locals())
try: [1 / 0 for x in [1]]
except ZeroDivisionError: print('x' in locals(), 'K' in locals())
exec('z = 5')
print(z, {k: eval('k') for k in 'ab'}, {(lambda: v)() for v in [a.v]})
def f(p, *q):
    made = [(lambda: n)() for n in q]
    plain = [n for n in q]
    print([sorted(locals()) for n in [1]], [sorted(locals()) + [(lambda: n)()] for n in [p]])
    return sorted(locals())
print(f(1, 2))

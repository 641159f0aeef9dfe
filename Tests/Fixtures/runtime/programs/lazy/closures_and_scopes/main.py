import sys
lazy import m1, m2, m3, m4, m5, m6
lazy from m7 import base, items, key
def loaded(): return ''.join(sorted(k[1:] for k in sys.modules if k[0] == 'm' and k[1:].isdigit()))
def outer():
    def inner(): return m1.v
    return inner
f = outer()
print('made', loaded())
print(f(), loaded())
class K:
    m2 = m2
    v = m2.v
    def method(self): return m3.v
    squares = [x + m4.v for x in range(2)]
    lam = lambda self: m5.v
print('class', loaded(), K.v, K.squares)
print(K().method(), K().lam(), loaded())
def shadow(m6): return m6
print(shadow(1), loaded())
def local():
    m6 = 'local'
    return m6
print(local(), loaded())
def gen():
    yield 'start'
    yield m6.v
g = gen()
print(next(g), loaded(), next(g), loaded())
print([k for k in items if k in key], {k: base for k in items}, {*items}, sorted(items, key=lambda x: -x))
x = (i for i in items)
print(next(x), list(x))
def default(v=base, *, w=items): return v, w
print(default())
def deleter():
    global m1
    del m1
deleter()
try: f()
except NameError as e: print(e)
def setter():
    global m1
    lazily = 1
    exec('lazy import m1', globals())
setter()
print(f(), type(globals()['m1']).__name__)
def nonlocal_case():
    v = globals()['base']
    def change():
        nonlocal v
        old, v = v, globals()['key']
        return old
    return change(), v
print(nonlocal_case())
async def co(): return base
try: co().send(None)
except StopIteration as e: print(e.value)
match items:
    case [first, *_] if first in key: print('first', first)
    case _: print('other')
(walrus := base)
print(f'{base!r:>4} {walrus} {items[0]:03d}')
assert base, m1.nothing
lazy import never
def unused(): return never
print(False and never, True or never, 1 if True else never, 'never' in sys.modules)

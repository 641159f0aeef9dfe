class CM:
    def __init__(self, n, swallow=False, fail=None): self.n, self.s, self.f = n, swallow, fail
    def __enter__(self):
        print('enter', self.n)
        if self.f == 'enter': raise RuntimeError('enter')
        return self
    def __exit__(self, t, v, tb):
        print('exit', self.n, t.__name__ if t else None, v, tb is not None)
        if self.f == 'exit': raise RuntimeError('exit')
        return self.s
with CM(1) as c, CM(2): print(c.n)
with CM('s', True): raise ValueError('v')
try:
    with CM('a'), CM('b', fail='enter'): print('never')
except RuntimeError as e: print(e, e.__context__)
try:
    with CM('x', fail='exit'): raise KeyError('orig')
except RuntimeError as e: print(e, repr(e.__context__))
with (CM('p') as p, CM('q') as q,): print(p.n + q.n)
def f():
    with CM('r'): return 'ret'
print(f())
for i in range(3):
    with CM(i):
        if i == 0: continue
        break
class T:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): print(len(a), a[0])
with T() as (a, [b, c]): print(a, b, c)
d = {}
with T() as d['k']: pass
print(d)
for bad in (5, type('N', (), {'__enter__': lambda s: 1})(), type('N', (), {'__exit__': lambda s, *a: 1})()):
    try:
        with bad: pass
    except TypeError as e: print(e)
class Inst: pass
i = Inst(); i.__enter__ = lambda: 1; i.__exit__ = lambda *a: 1
try:
    with i: pass
except TypeError as e: print(e)
class Truthy:
    def __bool__(self): print('bool'); return True
class S(CM):
    def __exit__(self, *a): return Truthy()
with S('t'): raise ValueError
def gen():
    with CM('gen'): yield 1; yield 2
g = gen(); print(next(g)); g.close()
class St:
    @staticmethod
    def __enter__(): return 'static'
    @classmethod
    def __exit__(cls, *a): print(cls.__name__)
with St() as s: print(s)

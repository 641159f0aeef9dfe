class G:
    y = 'class'
    def __init__(self): self.x = 1
    def __getattr__(self, n):
        if n.startswith('dyn'): return n.upper()
        raise AttributeError(f'no {n}')
g = G(); print(g.x, g.y, g.dyn_a)
try: g.other
except AttributeError as e: print(e, e.name, e.obj is g)
class All:
    def __getattribute__(self, n):
        if n == 'raw': return object.__getattribute__(self, '__dict__')
        return f'<{n}>'
a = All(); a.q = 5; print(a.q, a.anything, a.raw, a.__class__, type(a).__name__)
class S:
    def __setattr__(self, n, v):
        if n == 'locked': raise AttributeError('locked!')
        super().__setattr__(n, v * 2 if isinstance(v, int) else v)
    def __delattr__(self, n): print('del', n); object.__delattr__(self, n)
s = S(); s.a = 5; print(s.a); del s.a
try: s.locked = 1
except AttributeError as e: print(e)
class Proxy:
    def __init__(self, t): object.__setattr__(self, '_t', t)
    def __getattr__(self, n): return getattr(self._t, n)
    def __setattr__(self, n, v): setattr(self._t, n, v)
p = Proxy([1, 2]); p.append(3); print(p._t, p.index(3), len(p._t))
try: len(p)
except TypeError as e: print(e)
try: p.zz = 1
except AttributeError as e: print(e)
class Lazy:
    def __getattr__(self, n):
        v = n * 2; self.__dict__[n] = v; print('computed', n); return v
l = Lazy(); print(l.ab, l.ab, vars(l))
class D:
    def __dir__(self): return ['b', 'a', 'c']
print(dir(D()), D().__dir__())
class Both:
    def __getattribute__(self, n): raise AttributeError('first ' + n)
    def __getattr__(self, n): return 'second ' + n
print(Both().foo)
print(getattr(5, 'nope', 'default'), hasattr([], 'append'), getattr([], 'append').__name__)
for f in (lambda: getattr(1, 2), lambda: setattr(1, 'a', 1), lambda: delattr(object(), 'a'), lambda: (5).real.foo, lambda: None.x, lambda: G.zzz, lambda: print.foo, lambda: (lambda: 0).zzz, lambda: setattr(int, 'a', 1), lambda: setattr(print, 'a', 2)):
    try: f()
    except Exception as e: print(type(e).__name__, e)

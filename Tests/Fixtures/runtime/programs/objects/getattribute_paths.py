class G:
    x = 'class x'
    def __init__(s): object.__setattr__(s, 'y', 'inst y')
    def __getattribute__(s, n):
        print('ga', n)
        if n == 'boom': raise ValueError('boom')
        return super().__getattribute__(n)
    def __getattr__(s, n): print('gattr', n); return None if n != 'bad' else object.__getattribute__(s, 'really')
    def __setattr__(s, n, v): print('sa', n, v)
    def __delattr__(s, n): print('da', n)
    def __len__(s): return 3
    def __call__(s): return 'called'
g = G()
print(g.x, g.y, g.z); g.q = 1; del g.w; print(len(g), g(), hasattr(g, 'anything'))
for f in (lambda: g.boom, lambda: g.bad, lambda: getattr(g, 'boom', 1), lambda: getattr(g, 5), lambda: setattr(g, 5, 1), lambda: hasattr(g, 'boom'), lambda: object.__getattribute__(g, 'nope'), lambda: g.__class__.__name__, lambda: getattr(g, 'bad', 'default')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P:
    def __getattr__(s, n):
        if n.startswith('_'): raise AttributeError(f'{type(s).__name__!r} object has no attribute {n!r}')
        return lambda *a: (n, a)
p = P(); print(p.foo(1, 2), hasattr(p, '_x'), getattr(p, '_x', 'dflt'))
class D:
    def __dir__(s): return ['b', 'a']
print(dir(D()), D().__dir__())
class DD:
    def __dir__(s): return [1, 'a']
try: dir(DD())
except TypeError as e: print(e)
class S:
    __slots__ = ('a',)
    def __getattr__(s, n): return 'missing ' + n
s = S(); print(s.a, s.b); s.a = 1; print(s.a)
class Rec:
    def __getattr__(s, n): return getattr(s, n + 'x') if len(n) < 5 else n
print(Rec().ab)
g2 = type('g2', (), {'__getattr__': lambda s, n: n.upper()})(); print(g2.abc, g2.__doc__, [x for x in ('a', 'b') if getattr(g2, x) == x.upper()])

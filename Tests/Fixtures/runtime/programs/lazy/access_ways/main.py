import sys
lazy import a, b, c, d, e, f, h, i
def state(): return ''.join(k for k in 'abcdefhi' if k in sys.modules)
g = globals()
g['a']; g.get('a'); list(g.values()); list(g.items()); dict(g); 'a' in g; print('1', state())
def fn(): return a.__name__
print(fn(), state())
print(eval('b').__name__, state())
class K: c = c
print(K.c.__name__, state())
z = [d for _ in range(1)]; print(state())
print((lambda: e)().__name__, state())
import __main__
print(type(vars(__main__)['f']).__name__, getattr(__main__, 'f').__name__, state())
h2 = g['h']; print(type(h2).__name__, state()); copy = h2
print(type(copy).__name__, state())
del i
print(state(), 'i' in g)
h; print(state(), type(g['h2']).__name__)

import sys
lazy import a
lazy import a as aa
lazy import pk.sub
lazy import pk.sub as ps
lazy from b import x
lazy from b import x as bx, y
lazy from pk import sub, NAME as n
lazy from pk.sub import (deep,)
print(sorted(k for k in sys.modules if k in ('a', 'b', 'pk', 'pk.sub')))
g = globals()
for k in ('a', 'aa', 'pk', 'ps', 'x', 'bx', 'y', 'sub', 'n', 'deep'): print(k, type(g[k]).__name__, repr(g[k]))
print(x); print(bx, type(g['y']).__name__)
print(deep, n); print(type(g['pk']).__name__, pk.sub.deep, sub is ps, aa is a)
print({k: type(v).__name__ for k, v in list(g.items()) if not k.startswith('__') and k != 'g'})

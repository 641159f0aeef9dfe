# lazy_imports=all
import sys, a
from b import x
import pk.sub
from pk import two as t
print(sys.get_lazy_imports(), sorted(m for m in sys.modules if m.split('.')[0] in ('a', 'b', 'pk')))
g = globals()
print({k: type(g[k]).__name__ for k in ('a', 'x', 'pk', 't')})
try: import c
except ImportError: pass
print('c' in sys.modules)
def f():
    import d
    return 'd' in sys.modules
print(f())
class C:
    import e
    print('e' in sys.modules)
from h import *
print('h' in sys.modules, hv)
with type('W', (), {'__enter__': lambda s: s, '__exit__': lambda s, *a: None})():
    import i
print('i' in sys.modules)
if True: import j
print('j' in sys.modules)
print(x, t.v, pk.sub.v, a.v)

import sys
__lazy_modules__ = ['a', 'pk.sub', 'b']
import a
import b as bb
from b import x
import pk.sub
import pk.other
import c
print(sorted(m for m in sys.modules if m in ('a', 'b', 'c', 'pk', 'pk.sub', 'pk.other')))
g = globals()
print({k: type(g[k]).__name__ for k in ('a', 'bb', 'x', 'pk', 'c')})
print(x, bb.x, a.__name__)
def f():
    import d
    print('d' in sys.modules)
__lazy_modules__ = {'d', 'e'}; f()
import e
print('e' in sys.modules, e.__name__)
try:
    import h
except ImportError: pass
__lazy_modules__ = ['h2']
try: import h2
finally: print('h2' in sys.modules)
class C:
    import h2 as q

import sys
print(sys.get_lazy_imports(), sys.get_lazy_imports_filter())
sys.set_lazy_imports('all')
import a
from b import x
print(type(globals()['a']).__name__, type(globals()['x']).__name__, sys.get_lazy_imports())
def f():
    import c
    return 'c' in sys.modules
print(f())
try: import d
except ImportError: pass
print('d' in sys.modules)
sys.set_lazy_imports('normal')
import e
print(type(globals()['e']).__name__)
for bad in ('none', 'xyz', 5, None):
    try: print(bad, sys.set_lazy_imports(bad))
    except Exception as err: print(type(err).__name__, err)
print(sys.get_lazy_imports())
lazy import h
print(type(globals()['h']).__name__, a.__name__, x)

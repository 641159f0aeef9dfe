import sys
def decide(importer, name, fromlist):
    print('filter', importer, name, fromlist)
    return name != 'eager'
sys.set_lazy_imports_filter(decide)
print(sys.get_lazy_imports_filter() is decide)
lazy import a
lazy import eager
lazy from a import v, w as u
lazy import pk.sub
lazy from pk import sub as s
import plain
g = globals()
print({k: type(g[k]).__name__ for k in ('a', 'eager', 'v', 'u', 'pk', 's')})
import other
def boom(*a): raise ValueError('no')
sys.set_lazy_imports_filter(boom)
try:
    exec('lazy import b', {'__name__': 'given'})
except ValueError as e: print(e)
try: sys.set_lazy_imports_filter(5)
except Exception as e: print(type(e).__name__, e)
sys.set_lazy_imports_filter(None)
print(sys.get_lazy_imports_filter())
exec('lazy import b\nprint(type(globals()["b"]).__name__)', {'__name__': 'given'})

import sys, importlib
import m
lazy from m import x, late
print({k: type(globals()[k]).__name__ for k in ('x', 'late')})
m.x = 2
print(x)
m.late = 'late value'
print(late)
lazy from n import y
import n
n.y = 'changed before use'
print(y)
lazy import m as again
print(type(globals()['again']).__name__, again is m)
import holder
holder.n, holder.y
def kinds(): return {k: type(v).__name__ for k, v in vars(holder).items() if k in ('n', 'y', 'count', 'z')}
print(kinds())
importlib.reload(holder)
print(kinds(), 'n' in sys.lazy_modules)
holder.z
del sys.modules['n']
print(holder.n is n, kinds())
lazy import n as n2
print(n2 is n, n2.y)
def reload_proxy():
    exec('lazy import m as proxy', globals())
    try: importlib.reload(globals()['proxy'])
    except TypeError as e: print(e)
reload_proxy()
sys.path.insert(0, sys.path[0] + '/d1')
lazy import where
lazy import where2
sys.path[0] = sys.path[1] + '/d2'
print(where.v)
del sys.path[0]
try: where2
except ImportError as e: print(e)
sys.modules['where2'] = type('Ready', (), {'v': 'prepared'})
print(where2.v)
lazy from prepared import attr, missing
sys.modules['prepared'] = type('Ready', (), {'attr': 'an attribute', '__name__': 'prep'})
print(attr)
try: missing
except ImportError as e: print(type(e).__name__, e)

import builtins
original = builtins.__import__
def traced(name, globals=None, locals=None, fromlist=(), level=0):
    if name.startswith('_io'): return original(name, globals, locals, fromlist, level)
    print('>', name, fromlist, level, globals['__name__'] if globals else None)
    try: return original(name, globals, locals, fromlist, level)
    finally: print('<', name)
builtins.__import__ = traced
import a
from a import b as c
from pk import sub
from pk.sub import thing
def f():
    import a as z
    return z is a
print(f())
try: import absent
except ImportError as e: print(e)
builtins.__import__ = lambda *a: 'anything'
import x.y.z
print(x)
try: from q import r
except ImportError as e: print(e)
builtins.__import__ = original
import a; print(a.b)
del builtins.__import__
try: import a
except ImportError as e: print(e)

import m, sys
print('a' in sys.modules, type(vars(m)['a']).__name__)
print(m.a.v, 'a' in sys.modules, type(vars(m)['a']).__name__)
from m import b
print(type(globals()['b']).__name__, 'b' in sys.modules)
print(b.v) if not isinstance(b, str) else None
print(getattr(m, 'c').v, hasattr(m, 'd'), 'd' in sys.modules)
try: m.gone
except ImportError as e: print(type(e).__name__, e)
try: hasattr(m, 'gone')
except ImportError as e: print('hasattr', e)
print(getattr(m, 'e', None).v)
m.f = 'set'; print(m.f, 'f' in sys.modules)
del m.g
try: m.g
except AttributeError as e: print(e)
print([k for k in dir(m) if len(k) == 1])

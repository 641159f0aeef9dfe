from importlib import import_module, invalidate_caches
m = import_module('pk.mod')
print(m.NAME, m.__name__)
print(import_module('.mod', 'pk') is m, import_module('..mod', package='pk.inner') is m, import_module('.', 'pk').__name__)
for a in (('.mod',), ('..mod', 'pk'), ('nope',), ('.nope', 'pk'), ('',), ('pk.mod.deeper',), ('.mod', 'absent')):
    try: print(import_module(*a))
    except Exception as e: print(a, type(e).__name__, e)
try: import_module(5)
except Exception as e: print(type(e).__name__, e)
print(invalidate_caches())
print(__import__('pk.mod').__name__, __import__('pk.mod', fromlist=['NAME']).__name__, __import__('pk', fromlist=['mod']).__name__)
print(__import__('mod', {'__package__': 'pk', '__name__': 'pk'}, None, ['NAME'], 1).NAME)
for f in (lambda: __import__(''), lambda: __import__(5), lambda: __import__('a', level=-1), lambda: __import__('pk', fromlist=[5]), lambda: __import__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

import builtins
original = builtins.__lazy_import__
plain = builtins.__import__
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    print('lazy hook', name, fromlist, level)
    try: return original(name, globals, locals, fromlist, level)
    except SyntaxError as e: print(e.msg)
    return plain(name, globals, locals, fromlist or (), level)
builtins.__lazy_import__ = hook
lazy import a
lazy from b import x, y as z
lazy import pk.sub as s
print(type(globals()['a']).__name__, x, s.__name__, z)
builtins.__lazy_import__ = lambda *r: 'instead'
lazy import other
print(other)
builtins.__lazy_import__ = original
o = __lazy_import__('c', globals(), None, ('v',), 0)
print(repr(o)); print(type(__lazy_import__('c', globals())).__name__)
for bad in ((), (5,), ('',)):
    try: print(repr(__lazy_import__(*bad)))
    except Exception as e: print(bad, type(e).__name__, e)

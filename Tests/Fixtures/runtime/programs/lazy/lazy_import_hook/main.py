import builtins
original = builtins.__lazy_import__
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    print('lazy hook', name, fromlist, level)
    return original(name, globals, locals, fromlist, level)
builtins.__lazy_import__ = hook
lazy import a
lazy from b import x, y as z
lazy import pk.sub as s
print(type(globals()['a']).__name__, x, s.__name__)
plain = builtins.__import__
builtins.__import__ = lambda *r: (print('import', r[0], r[3], r[4]), plain(*r))[1]
print(z, a.__name__)
builtins.__lazy_import__ = lambda *r: 'instead'
lazy import other
print(other)
builtins.__lazy_import__ = original; builtins.__import__ = plain
o = __lazy_import__('c', globals(), None, ('v',), 0)
print(repr(o)); print(type(__lazy_import__('c', globals())).__name__)
for bad in ((), (5,), ('',), ('c', None, None, (), -1)):
    try: print(repr(__lazy_import__(*bad)))
    except Exception as e: print(bad, type(e).__name__, e)

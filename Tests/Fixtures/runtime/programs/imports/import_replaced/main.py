import builtins, sys
plain = builtins.__import__
calls = []
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    if name != '_io': calls.append((name, (globals or {}).get('__name__'), locals is globals, fromlist, level))
    return plain(name, globals, locals, fromlist, level)
def show():
    for call in calls: print(call)
    calls.clear()
builtins.__import__ = hook
import pk.sub
import pk.sub as s, one
from pk import sub, NAME
from one import *
def f():
    import one
    from pk.sub import VALUE
    return one, VALUE
f()
class C:
    import one as o
show()
lazy import two
lazy import pk.deep.er
lazy from pk import more, NAME as n2
show()
two
show()
pk
show()
more
show()
n2
def g(): return g.later
show()
builtins.__import__ = lambda *a: 'nothing real'
import anything.at.all
print(anything)
try: exec('import anything.at.all as deep')
except ImportError as e: print(e)

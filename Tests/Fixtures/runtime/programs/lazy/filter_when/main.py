import sys
log = []
def allow(importer, name, fromlist):
    log.append((importer, name, fromlist))
    return answer
answer = True
def show(label):
    print(label, *log, sep='\n  ')
    log.clear()
sys.set_lazy_imports_filter(allow)
lazy import a, pk.sub as ps, b as bb
lazy from pk import (sub, other as o2, sub as twice)
import a as eager
def f():
    import b
class C:
    import b
f()
show('statements')
a, ps, bb, sub, o2
show('uses')
from a import inner
inner
show('inside a')
sys.set_lazy_imports('all')
import c
from pk import *
try: import d
except ImportError: pass
else: import c as c2
finally: import c as c3
with type('W', (), {'__enter__': lambda s: s, '__exit__': lambda s, *e: None})(): import c as c4
from pk.sub import V
f()
show('all')
sys.set_lazy_imports('normal')
__lazy_modules__ = ['d']
import d, c as c5
show('named')
for answer in (0, '', None, [], 1, 'x', [0]):
    exec('lazy import e', ns := {'__name__': 'given'})
    print(repr(answer), type(ns['e']).__name__)
    sys.modules.pop('e', None)
log.clear()
class Truth:
    def __bool__(self): raise LookupError('no truth')
answer = Truth()
try: exec('lazy import e', {})
except LookupError as e: print(type(e).__name__, e, e.__cause__)
show('bad truth')
answer = True
exec('lazy import e', {'__name__': 5})
exec('lazy from .x import y', {'__name__': 'p.q', '__package__': 'p'})
show('odd importers')
class Few:
    def __call__(self, importer, name): return True
sys.set_lazy_imports_filter(Few())
try: exec('lazy import e')
except TypeError as e: print(e)
def turns_off(*a):
    sys.set_lazy_imports_filter(None)
    return False
sys.set_lazy_imports_filter(turns_off)
lazy import e
print(type(globals()['e']).__name__, sys.get_lazy_imports_filter())
def nested(importer, name, fromlist):
    log.append(name)
    if name == 'e':
        exec('lazy import d', {'__name__': 'in filter'})
    return True
sys.set_lazy_imports_filter(nested)
lazy import e as e2
show('nested')

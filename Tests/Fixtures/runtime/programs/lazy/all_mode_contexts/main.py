# lazy_imports=all
import sys
class Quiet:
    def __enter__(self): return self
    def __exit__(self, *e): return True
def seen(label):
    print(label, [n for n in ('a', 'b', 'c', 'd', 'e', 'f') if n in sys.modules])
    for n in ('a', 'b', 'c', 'd', 'e', 'f'): sys.modules.pop(n, None)
try: import a
except ImportError: import b
else: import c
seen('try else')
try: import a
except ImportError: import b
else: import c
finally: import d
seen('try else finally')
try: raise KeyError
except KeyError: import a
finally: import b
seen('except')
try:
    try: raise KeyError
    finally: import a
except KeyError: pass
seen('finally on the way')
for _ in range(2):
    try:
        if _: continue
    finally: import a
else: import b
seen('continue')
while True:
    try: break
    finally: import a
seen('break')
with Quiet(): import a
try:
    with Quiet(): import b
finally: import c
with Quiet():
    try: import d
    except ImportError: pass
with Quiet():
    raise KeyError
    import e
seen('with')
for _ in [1]: import a
else: import b
while not _: import c
else: import d
if _: import e
match _:
    case 1: import f
seen('loops')
try:
    raise ExceptionGroup('g', [KeyError()])
except* KeyError: import a
seen('except star')
def f():
    import a
    from b import x
    global c
    import c
    exec('import d')
    exec('import e', globals())
f()
print(type(globals()['c']).__name__, type(globals()['e']).__name__)
seen('function')
class C:
    import a
    from b import x
    exec('import d')
seen('class')
(lambda: __import__('a'))()
[exec('import b') for _ in [1]]
exec('import c', {}, {})
exec('import d')
try: exec('import e')
except ImportError: pass
eval(compile('import f', 's', 'single'))
seen('exec')
from a import *
from b import x
import c as cc, d
seen('forms')
if True:
    try: import a
    except: pass
seen('nested')
sys.set_lazy_imports('normal')
import a
lazy import b
seen('normal')
sys.set_lazy_imports(mode='all')
import a; import b
seen('all again')

import builtins
plain = builtins.__import__
class Thing:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __repr__(self): return 'Thing'
    def __getattr__(self, name):
        print('getattr', name)
        if name.startswith('x'): return 'made ' + name
        raise AttributeError(name)
result = None
builtins.__import__ = lambda *a, **k: result
def run(text):
    ns = {'__builtins__': builtins}
    try:
        exec(text, ns)
        print(text, '->', {k: v for k, v in ns.items() if k != '__builtins__'})
    except Exception as e:
        print(text, '->', type(e).__name__, e)
result = Thing(a=1, b=Thing(c=2))
for text in ('import a', 'import a.b', 'import a.b.c as q', 'from a import b', 'from a import xa, xb', 'from a import nope', 'import a.nope as q'):
    try: run(text.replace('import a\n', ''))
    except Exception as e: print(type(e).__name__, e)
result = 5
for text in ('import a', 'from a import real', 'from a import nope', 'from a import *', 'import a.b as c', 'import a.real as r'): run(text)
result = Thing(__all__=['one', 'two'], one=1, two=2, three=3)
run('from a import *')
result = Thing(one=1, _two=2)
run('from a import *')
result = Thing(__name__='named', one=1)
run('from a import nope')
result = [1]
run('from a import __class__')
def bad(*a): raise OSError('no import today')
builtins.__import__ = bad
run('import a')
del builtins.__import__
run('import a')
run('from a import b')
builtins.__import__ = 5
run('import a')
builtins.__import__ = plain
exec('import sys\nprint(sys.byteorder)')
try: exec('import sys', {'__builtins__': {}})
except ImportError as e: print(type(e).__name__, e)
exec('import x', {'__builtins__': {'__import__': lambda n, g, l, f, lev: print(n, sorted(g), l is g, f, lev)}})
exec('import x.y as z', {'__builtins__': {'__import__': lambda n, g, l, f, lev: Thing(y='deep')}}, r := {})
print(r)

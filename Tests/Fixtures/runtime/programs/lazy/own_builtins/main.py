import builtins, sys
log = []
def my_import(name, globals=None, locals=None, fromlist=(), level=0):
    log.append(('import', name, globals.get('__name__'), fromlist, level))
    return builtins.__import__(name, globals, locals, fromlist, level)
def my_lazy(name, globals=None, locals=None, fromlist=(), level=0):
    log.append(('lazy', name, type(globals).__name__, globals is locals, fromlist, level))
    return results.get(name, 'made for ' + name)
def show():
    print(*log, sep='\n')
    log.clear()
own = dict(vars(builtins), __import__=my_import)
ns = {'__builtins__': own, '__name__': 'given'}
exec('lazy import p.a.b\nlazy from p import c as d\nlazy import q', ns)
show()
print(eval('q.__name__', {'q': ns['q'], '__name__': 'reader'}))
show()
print(eval('p', ns).__name__, sorted(n for n in sys.modules if n.startswith('p.')))
show()
print(eval('d', ns).__name__)
show()
class Result:
    part = 'a part'
results = {'r': Result, 'n': None}
own2 = dict(vars(builtins), __lazy_import__=my_lazy)
ns = {'__builtins__': own2, '__name__': 'given'}
exec('lazy import r\nlazy from r import part, part as other\nlazy import made.up as deep' if False else 'lazy import r\nlazy from r import part, part as other\nlazy import n', ns)
show()
print(ns['r'], ns['part'], ns['other'], ns['n'])
for text in ('lazy from r import absent', 'lazy import x.y as z', 'lazy from .r import part', 'lazy from n import a'):
    try: exec(text, ns); print(text, 'fine')
    except Exception as e: print(text, type(e).__name__, e)
show()
ns['__lazy_modules__'] = ['r']
exec('import r as listed', ns)
sys.set_lazy_imports('all')
exec('import r as mode', ns)
sys.set_lazy_imports('normal')
show()
del own2['__lazy_import__']
try: exec('lazy import q', ns)
except ImportError as e: print(e)
exec('import q', ns)
own2['__lazy_import__'] = 5
try: exec('lazy import q', ns)
except TypeError as e: print(e)
sys.set_lazy_imports_filter(lambda *a: print('filter', *a))
own2['__lazy_import__'] = my_lazy
exec('lazy import r', ns)
show()
sys.set_lazy_imports_filter(None)
for arguments in ((), ('',), (5,), ('q', 5), ('q', {}), ('q', globals(), None, [1]), ('q', globals(), None, (1,)), ('q', globals(), None, (), -1), ('q', globals(), None, None, 'x'), ('q', globals(), None, (), 1)):
    try: print(repr(__lazy_import__(*arguments)))
    except Exception as e: print(type(e).__name__, e)

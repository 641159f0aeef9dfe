ns = {'__name__': 'pk.virtual', '__package__': 'pk'}
exec('from . import real\nfrom .real import V\nimport pk.real as pr', ns)
print(ns['real'].V, ns['V'], ns['pr'] is ns['real'])
ns2 = {'__name__': 'pk', '__path__': []}
exec('from . import real', ns2); print(ns2['real'].V)
log = []
class D(dict):
    def __setitem__(self, k, v): log.append(k); dict.__setitem__(self, k, v)
exec('import pk\nimport pk.real\nfrom pk import real as R, real', {}, D()); print(log)
calls = []
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level)); return __import__(name, globals, locals, fromlist, level)
b = {'__import__': hook, 'print': print}
exec('import pk.real\nfrom pk import real as r\nimport pk.real as q\nprint(r.V, q is r)', {'__builtins__': b}); print(calls)
try: exec('import pk', {'__builtins__': {}})
except ImportError as e: print(type(e).__name__, e)

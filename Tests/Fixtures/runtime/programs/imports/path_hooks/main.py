import sys, importlib.machinery
class Entry:
    def __init__(self, path):
        if not path.startswith('memory:'): raise ImportError('not mine')
        print('hook', path); self.path = path
    def find_spec(self, name, target=None):
        if name in ('inmem', 'ondisk', 'nowhere'): print('entry', self.path, name)
        if name in SOURCES: return importlib.machinery.ModuleSpec(name, self, origin=self.path + name)
    def create_module(self, spec): return None
    def exec_module(self, module): exec(SOURCES[module.__name__], vars(module))
    def invalidate_caches(self): print('invalidated', self.path)
SOURCES = {'inmem': 'V = __name__\nimport ondisk\nW = ondisk.V'}
sys.path_hooks.insert(0, Entry)
sys.path.insert(0, 'memory:one')
import inmem
print(inmem.V, inmem.W, inmem.__spec__.origin)
try: import nowhere
except ModuleNotFoundError as e: print(e)
print('memory:one' in sys.path_importer_cache)
sys.path.append('/no/such/folder')
try: import nowhere
except ImportError as e: print(e)
print(sys.path_importer_cache.get('/no/such/folder', 'none') is None)

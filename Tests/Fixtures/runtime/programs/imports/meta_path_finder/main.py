import sys, importlib.machinery
class Loader:
    def __init__(self, source): self.source = source
    def create_module(self, spec): print('create', spec.name); return None
    def exec_module(self, module): print('exec', module.__name__); exec(self.source, module.__dict__)
class Finder:
    sources = {'virt': 'X = 1\n', 'virt.sub': 'Y = 2\n', 'boom': '1 / 0\n'}
    def find_spec(self, name, path=None, target=None):
        print('find', name, path, target)
        if name in self.sources:
            return importlib.machinery.ModuleSpec(name, Loader(self.sources[name]), is_package=name == 'virt', origin='memory')
sys.meta_path.insert(0, Finder())
import virt.sub
print(virt.X, virt.sub.Y, virt.__path__, virt.__spec__.origin, virt.__loader__.source)
print(repr(virt), repr(virt.sub))
try: import boom
except ZeroDivisionError as e: print(e)
print('boom' in sys.modules)
import plain
print(plain.P)
try: import virt.absent
except ImportError as e: print(e)
print(virt.__spec__)  if False else print(virt.__spec__.name, virt.__spec__.cached, virt.__spec__.has_location)
sys.meta_path.clear()
try: import anything
except ImportError as e: print(e)

import sys, importlib.machinery, importlib.util
class Custom:
    def __init__(self, name): self.__name__ = name
    def __getattr__(self, n):
        if n.startswith('__'): raise AttributeError(n)
        return 'made ' + n
class Loader:
    def create_module(self, spec): return Custom(spec.name)
    def exec_module(self, module): module.ready = True
class NoCreate:
    def exec_module(self, module): pass
class Fails:
    def create_module(self, spec): raise ValueError('cannot create')
    def exec_module(self, module): pass
class Finder:
    @staticmethod
    def find_spec(name, path, target=None):
        if name == 'custom': return importlib.util.spec_from_loader(name, Loader())
        if name == 'nocreate': return importlib.machinery.ModuleSpec(name, NoCreate())
        if name == 'fails': return importlib.machinery.ModuleSpec(name, Fails())
        if name == 'noloader': return importlib.machinery.ModuleSpec(name, None)
        if name == 'noexec': return importlib.machinery.ModuleSpec(name, object())
sys.meta_path.append(Finder)
import custom
print(custom.anything, custom.ready, type(custom).__name__, custom.__spec__.name)
for name in ('nocreate', 'fails', 'noloader', 'noexec'):
    try:
        m = __import__(name); print(name, m.__name__)
    except Exception as e: print(name, type(e).__name__, e)
print(sorted(n for n in ('nocreate', 'fails', 'noloader', 'noexec') if n in sys.modules))

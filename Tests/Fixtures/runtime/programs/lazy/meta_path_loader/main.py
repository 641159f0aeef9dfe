import sys, importlib.machinery

log = []
class Loader:
    def __init__(self, source): self.source = source
    def create_module(self, spec):
        log.append(('create', spec.name))
        return None
    def exec_module(self, module):
        log.append(('exec', module.__name__))
        exec(self.source, module.__dict__)
class Finder:
    sources = {
        'virt': 'lazy import virt.deep\nlazy from virt.deep import leaf\nlazy from disk import D\nA = 1\ndef get(): return leaf',
        'virt.deep': 'print("deep runs")\nleaf = __name__ + "!"',
        'virt.broken': 'lazy import virt.absent\nvirt.absent',
    }
    def find_spec(self, name, path=None, target=None):
        log.append(('find', name, path, target))
        if name in self.sources:
            return importlib.machinery.ModuleSpec(name, Loader(self.sources[name]), is_package=name == 'virt')
def show():
    print(*log, sep='\n')
    log.clear()

sys.meta_path.insert(0, Finder())
lazy import virt.deep
lazy from virt import A, get
lazy import virt.broken as broken
show()
print(A)
show()
print(get())
show()
print(virt.deep.leaf, type(vars(virt)['leaf']).__name__)
show()
print(virt.D)
show()
try: broken
except ModuleNotFoundError as e: print(e, '|', e.name, '|', e.__cause__, '|', getattr(e, '__notes__', None))
show()
print(sorted(n for n in sys.modules if n.startswith('virt')), type(globals()['broken']).__name__)
del Finder.sources['virt.broken']
try: broken
except ModuleNotFoundError as e: print(e, '|', e.name, '|', e.__cause__)
show()
sys.meta_path.clear()
try: broken
except ImportError as e: print(type(e).__name__, e)

import sys, importlib.machinery

class Memory:
    files = {}
    def __init__(self, path):
        if not path.startswith('mem:'): raise ImportError(path)
        print('hook', path)
        self.path = path
    def find_spec(self, name, target=None):
        tail = name.rpartition('.')[2]
        key = self.path + '/' + tail
        print('  look', key, target)
        if key not in self.files: return None
        spec = importlib.machinery.ModuleSpec(name, self, origin=key, is_package=key + '/' in self.files)
        if spec.submodule_search_locations is not None: spec.submodule_search_locations.append(key)
        spec.has_location = True
        return spec
    def create_module(self, spec): return None
    def exec_module(self, module): exec(self.files[module.__spec__.origin], vars(module))
Memory.files = {
    'mem:a/pk': 'lazy from .one import ONE\nlazy from . import two\nNAME = __name__',
    'mem:a/pk/': '',
    'mem:a/pk/one': 'print("one runs")\nONE = 1',
    'mem:a/pk/two': 'print("two runs")\nfrom .one import ONE\nTWO = ONE + 1',
    'mem:b/late': 'print("late runs")',
}
sys.path_hooks.append(Memory)
sys.path.insert(0, 'mem:a')
lazy import pk.two as t
lazy import pk
lazy import late
print(sorted(n for n in sys.path_importer_cache if n.startswith('mem:')))
print(pk.NAME, pk.__file__, pk.__path__)
print(pk.ONE)
print(t.TWO, t is pk.two)
try: late
except ImportError as e: print(e)
sys.path.append('mem:b')
print(late.__file__, late.__spec__.parent, late.__package__)
print(sorted(n for n in sys.path_importer_cache if n.startswith('mem:')))
lazy import pk.three
try: pk.three
except ImportError as e: print(e)

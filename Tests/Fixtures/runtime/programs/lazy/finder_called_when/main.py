import sys, importlib.machinery
class Finder:
    def find_spec(self, name, path=None, target=None):
        print('find', name, path)
        if name in ('v', 'v.w'): return importlib.machinery.ModuleSpec(name, self, is_package=name == 'v')
    def create_module(self, spec): return None
    def exec_module(self, module): print('exec', module.__name__); module.z = module.__name__
sys.meta_path.insert(0, Finder())
lazy import v.w
lazy from v import z, missing
print('declared')
print(z)
print(v.w.z)
try: missing
except ImportError as e: print(e)
lazy from v.w import z as deep
print(deep)
import disk

import sys, importlib.util, importlib.machinery
spec = importlib.util.spec_from_file_location('virtual', sys.path[0] + '/parts/entry.py', submodule_search_locations=[sys.path[0] + '/parts'])
print(spec.name, spec.submodule_search_locations == [sys.path[0] + '/parts'], spec.parent, spec.has_location)
module = importlib.util.module_from_spec(spec)
sys.modules['virtual'] = module
print(module.__path__ is spec.submodule_search_locations, module.__package__, hasattr(module, 'ENTRY'))
spec.loader.exec_module(module)
print(module.ENTRY, module.helper.__name__, module.__file__ == spec.origin)
import virtual.helper as h
print(h is module.helper, h.__package__, h.__spec__.parent)
lazy import virtual.second
lazy from virtual import third
print(virtual is module, virtual.second.NAME, third.NAME)
plain = importlib.machinery.ModuleSpec('made', None)
print(plain, plain.loader, plain.origin, plain.parent, plain.submodule_search_locations, plain.has_location, plain.cached)
made = importlib.util.module_from_spec(plain)
print(made, made.__spec__ is plain, made.__loader__, hasattr(made, '__path__'), hasattr(made, '__file__'))
pack = importlib.machinery.ModuleSpec('made.pack', None, origin='nowhere', is_package=True, loader_state={'k': 1})
print(pack, pack.parent, pack.submodule_search_locations, pack.loader_state)
pack.submodule_search_locations.append(sys.path[0] + '/parts')
m = importlib.util.module_from_spec(pack)
print(m.__path__ == [sys.path[0] + '/parts'], type(m.__loader__).__name__)
print(plain == importlib.machinery.ModuleSpec('made', None), plain == pack, plain != pack, plain == 5)
try: importlib.machinery.ModuleSpec()
except TypeError as e: print(type(e).__name__)
pack.parent
spec2 = importlib.util.spec_from_loader('with_loader', loader=None, origin='o', is_package=True)
print(spec2)
print(importlib.util.spec_from_file_location('nothing', '/no/such/file.py').name, importlib.util.spec_from_file_location('odd', 'file.unknown'))
print(importlib.util.find_spec('virtual') is spec, importlib.util.find_spec('virtual.helper').name)
main = sys.modules['__main__']
print(main.__spec__, main.__package__, main.__loader__ is not None)
del sys.modules['virtual'], sys.modules['virtual.helper']
try: import virtual.helper
except ImportError as e: print(type(e).__name__, e)

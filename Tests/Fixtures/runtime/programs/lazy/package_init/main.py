import sys, lib
print('imported', sorted(m for m in sys.modules if m.startswith('lib')))
print(lib.fast, sorted(m for m in sys.modules if m.startswith('lib')))
print(lib.Slow().v, sorted(m for m in sys.modules if m.startswith('lib')))
from lib import heavy
print(heavy.weight)
print(lib.helper.name)
print(dir(lib)[-6:], type(vars(lib)['Slow']).__name__)

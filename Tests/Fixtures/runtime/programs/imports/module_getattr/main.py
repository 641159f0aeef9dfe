import dyn
print(dyn.red, dyn.blue, dyn.real)
print(dir(dyn))
from dyn import green, real as r
print(green, r)
try: dyn.missing
except AttributeError as e: print(e, e.name, e.obj)
try: from dyn import missing
except ImportError as e: print(e, e.name)
print(hasattr(dyn, 'red'), hasattr(dyn, 'nope'), getattr(dyn, 'nope', 'default'))
dyn.red = 'now real'
print(dyn.red, 'red' in vars(dyn))
del dyn.red
print(dyn.red)
dyn.__getattr__ = lambda n: n[::-1]
print(dyn.abc)
del dyn.__getattr__
try: dyn.abc
except AttributeError as e: print(e)
dyn.__dir__ = lambda: ['z', 'a']
print(dir(dyn))
dyn.__dir__ = lambda: 5
try: dir(dyn)
except TypeError as e: print(e)
try: dyn.__dict__ = {}
except AttributeError as e: print(e)

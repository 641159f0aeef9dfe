import lib
from lib import Circle, area, VERSION, shapes
print(Circle.__module__, area(Circle(2)), VERSION, shapes.__name__)
print(sorted(n for n in vars(lib) if not n.startswith('__')))
print(lib.Circle is lib.shapes.Circle, lib.inner.deep.D is lib.D)
from lib import *
print(sorted(k for k in globals() if not k.startswith('__')))

lazy from kinds import Shape, Color
lazy import kinds as k
def area(s: Shape, c: Color = None) -> k.Shape: return 1
class Box:
    shape: Shape
    other: k.Color = 'c'
import sys
print('kinds' in sys.modules)
print(area.__code__.co_argcount, Box.other, 'kinds' in sys.modules)
v: Color = 5
print(type(globals()['Color']).__name__)
print(area.__annotations__)
print(Box.__annotations__, 'kinds' in sys.modules)
import __main__
print(__main__.__annotations__)
lazy from gone import Missing
def f(x: Missing): pass
try: f.__annotations__
except ImportError as e: print(e)
class D[T: Missing]:
    y: T
print(D.__annotations__)
try: D.__type_params__[0].__bound__
except ImportError as e: print(e)
type A = Missing | int
try: A.__value__
except ImportError as e: print(e)

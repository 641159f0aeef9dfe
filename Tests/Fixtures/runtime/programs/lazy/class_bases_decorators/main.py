lazy from base import Base, Meta, deco
lazy import base as b
import sys
def f(x=1): return Base
print('base' in sys.modules)
class A(Base, metaclass=Meta): pass
print(A.__mro__[1].__name__, type(A).__name__)
lazy from more import register, default, names
@register('one')
def g(v=default): return v
print(g(), names)
match 5:
    case b.FIVE: print('five')
lazy from errs import MyError, Other
try: raise MyError('x')
except Other: print('other')
except MyError as e: print('caught', e)
print(f'{names!r:>10}', [*names], {**{'n': names}}, names[0], -default, not names, names == ['one'])
x = yield_ = lambda n=default: n
print(x())

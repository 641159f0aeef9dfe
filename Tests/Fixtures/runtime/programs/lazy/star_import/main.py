import sys
from hub import *
print(sorted(k for k in globals() if not k.startswith('__')))
print(sorted(m for m in sys.modules if m in ('hub', 'one', 'two')))
print(type(globals()['x']).__name__, type(globals()['one']).__name__)
print(x, one.v)
from hub2 import *
print(type(globals()['two']).__name__, 'two' in sys.modules)
print(two.w)

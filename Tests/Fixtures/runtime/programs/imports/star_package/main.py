from pkg import *
print(one.VALUE, 'two' in globals())
import pkg
print(hasattr(pkg, 'two'), hasattr(pkg, 'one'))
from pkg.plain import *
print(sorted(k for k in globals() if not k.startswith('__')))
try:
    from pkg.broken import *
except ImportError as e: print(type(e).__name__, e)
except AttributeError as e: print(type(e).__name__, e)
print(plain_a)

import sys
def loaded(): return sorted(n for n in sys.modules if n.split('.')[0] in ('pk', 'qk', 'rk'))
lazy import pk
lazy from pk import one as first
print(pk.__all__, loaded())
from pk import *
print(loaded(), one is first, 'two' in globals(), NAME)
print(type(vars(pk)['two']).__name__, type(globals()['two']).__name__)
exec('from qk import *')
print(sorted(k for k in globals() if k.startswith('q_')), loaded())
try: exec('from rk import *')
except AttributeError as e: print(type(e).__name__, e)
print(loaded(), 'r_one' in globals(), 'r_two' in globals())
lazy import rk.extra
try: exec('from rk import *')
except AttributeError as e: print(type(e).__name__, e)
sys.modules['rk'].__all__ = ['extra', 'r_two']
from rk import *
print(extra.__name__, r_two, loaded())
sys.modules['rk'].__all__ = ['extra', 5]
try: exec('from rk import *')
except TypeError as e: print(e)
sys.modules['rk'].__all__ = 7
try: exec('from rk import *')
except TypeError as e: print(e)

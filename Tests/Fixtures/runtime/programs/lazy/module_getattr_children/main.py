import sys
lazy import p.real
lazy import p.absent
lazy import p.broken
import p
def loaded(): return sorted(n for n in sys.modules if n.startswith('p.'))
print(p.dyn, loaded())
print(p.real, loaded())
print(p.absent)
print(hasattr(p, 'other'), getattr(p, 'other', 'default'))
try: p.other
except AttributeError as e: print(e)
try: p.broken
except ZeroDivisionError as e: print(e, e.__cause__, getattr(e, '__notes__', None))
try: hasattr(p, 'broken')
except ZeroDivisionError as e: print('hasattr', e)
from p import absent, dyn
print(absent, dyn)
lazy from p import dyn2, real2, other2
print(dyn2, real2, loaded())
try: other2
except ImportError as e: print(type(e).__name__, e.msg.split(' (')[0], '|', e.__cause__)

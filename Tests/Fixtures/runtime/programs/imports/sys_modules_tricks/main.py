import sys
sys.modules['fake'] = 42
import fake
print(fake)
from fake import real, bit_length
print(real, bit_length())
try: from fake import nope
except ImportError as e: print(e)
sys.modules['blocked'] = None
try: import blocked
except ImportError as e: print(type(e).__name__, e, e.name)
try: import blocked.sub
except ImportError as e: print(type(e).__name__, e)
import selfish
print(selfish, selfish.answer, sys.modules['selfish'] is selfish)
import counted
del sys.modules['counted']
import counted as again
print(again is counted, again.marks, counted.marks)
sys.modules['m2'] = counted
import m2
print(m2 is counted)
class Odd: __path__, __spec__, __name__ = [], None, 'odd'
sys.modules['odd'] = Odd
try: import odd.inner
except ImportError as e: print(type(e).__name__, e)
sys.modules['odd.inner'] = 'inner'
import odd.inner
print(hasattr(Odd, 'inner'))
import odd.inner as oi
print(oi)
try: import vanishing
except Exception as e: print(type(e).__name__, e)

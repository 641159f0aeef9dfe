import first
print(first.a, first.second.b)
try: import left
except ImportError as e: print(type(e).__name__, e, e.name, e.path)
import sys
print('left' in sys.modules, 'right' in sys.modules)
try: import attr_a
except AttributeError as e: print(type(e).__name__, e)
print('attr_a' in sys.modules, 'attr_b' in sys.modules)

import sys
__lazy_modules__ = 'abc'
import a
print(type(globals()['a']).__name__)
class Box:
    def __contains__(self, name): print('asked', name); return name.startswith('b')
__lazy_modules__ = Box()
import a, b
from a import v
from pk import sub
import pk.sub as s
for k in ('b', 'v', 'sub', 's'): print(k, type(globals()[k]).__name__)
__lazy_modules__ = 5
try: import c
except TypeError as e: print(e)
__lazy_modules__ = None
try: import c
except TypeError as e: print(e)
del __lazy_modules__
import c
print(b.v)

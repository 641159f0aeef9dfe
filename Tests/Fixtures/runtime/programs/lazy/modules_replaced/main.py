import sys
lazy import a
lazy from b import v
lazy import pk.sub
sys.modules['a'] = 'fake a'
print(a)
fake = type(sys)('b'); fake.v = 'fake v'; sys.modules['b'] = fake
print(v)
import pk
pk.sub = 'early'
print(pk.sub, 'pk.sub' in sys.modules)
lazy import selfish
print(selfish, selfish.z)
lazy import none
sys.modules['none'] = None
try: none
except ImportError as e: print(type(e).__name__, e, type(e.__cause__).__name__)
lazy from getter import anything, other
print(anything, other)

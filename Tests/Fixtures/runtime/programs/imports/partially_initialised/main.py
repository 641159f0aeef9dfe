import sys
sys.path[0] += '/lib'
import ring_a
print(ring_a.seen)
for name in ('wants_name', 'wants_attr', 'pack.wants_child'):
    try: __import__(name)
    except Exception as e: print(type(e).__name__, e, '|', e.name, name in sys.modules)
import selfie
print(selfie.seen)
import pack
print(pack.notes)

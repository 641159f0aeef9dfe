# lazy_imports=all
import absent
from absent import y
from m import nope
import bad
print('still here')
for f in (lambda: absent, lambda: y, lambda: nope, lambda: bad, lambda: bad):
    try: f()
    except Exception as e: print(type(e).__name__, e, '|', type(e.__cause__).__name__, e.__cause__)
try:
    import absent2
except ImportError as e: print('direct', e)
absent.x

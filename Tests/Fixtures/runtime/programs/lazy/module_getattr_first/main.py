import sys, hub
def kinds(): return {k: type(v).__name__ for k, v in vars(hub).items() if k in ('a', 'b', 'c', 'bad')}
print(kinds())
print(type(hub.a).__name__, hub.b if False else 'skipped')
print(hub.b.v, kinds())
from hub import c
print(c, kinds())
print(dir(hub))
try: hub.bad
except KeyError as e: print('KeyError', e, e.__cause__)
print(hasattr(hub, 'b'), getattr(hub, 'nothing', 'default'))
hub.mode = 'off'
print(hub.a.v, kinds())
try: hub.bad
except ImportError as e: print(type(e).__name__, e)
del hub.__getattr__
try: hub.bad
except ImportError as e: print(type(e).__name__, e, '|', e.__cause__)
try: hub.nothing
except AttributeError as e: print(e)
print(hub.inner())

import importlib, sys, counter
print(counter.count, counter.kept)
counter.extra = 'stays'
counter.count = 100
same = importlib.reload(counter)
print(same is counter, counter.count, counter.extra, counter.kept)
try: importlib.reload('counter')
except TypeError as e: print(e)
del sys.modules['counter']
try: importlib.reload(counter)
except ImportError as e: print(e, e.name)
import pk.sub
print(importlib.reload(pk.sub) is pk.sub, pk.sub.n)
import pk
print(importlib.reload(pk) is pk, hasattr(pk, 'sub'))

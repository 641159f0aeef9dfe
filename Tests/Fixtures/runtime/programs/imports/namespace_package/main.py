import sys
import ns.one
import ns
print(ns.__name__, hasattr(ns, '__file__'), ns.__path__, ns.__spec__.origin, ns.__spec__.has_location, ns.__spec__.loader is not None)
print(repr(ns).replace(str(id(ns)), 'ID'))
print(ns.one.value, ns.one.__package__)
from ns import two
print(two.value, len(ns.__path__), list(ns.__path__)[0].endswith('ns'))
try: from ns import three
except ImportError as e: print(e, e.name, e.path)
sys.path.append(sys.path[0] + '/more')
from ns import three
print(three.value, [p.rsplit('/', 1)[1:] for p in ns.__path__])
try: import ns.four
except ImportError as e: print(type(e).__name__, e, e.name)
try: len(5 if ns.__path__[0] else 0)
except TypeError as e: print(e)

import sys
class Facade:
    def __init__(self, inner): self.inner = inner
    def __getattr__(self, name):
        if name.startswith('__'): raise AttributeError(name)
        return 'facade ' + name
sys.Facade = Facade
import wrapped
print(type(wrapped).__name__, wrapped.anything, wrapped.inner.__name__)
from wrapped import nothing
print(nothing)
import renamed
print(renamed.__name__, sorted(n for n in sys.modules if 'renamed' in n))
lazy import lazily_wrapped as w
lazy from lazily_wrapped import some, inner
print(w.x, some, inner.__name__)
for name in ('gone', 'none_left', 'fails_after_swap'):
    try:
        m = __import__(name)
        print(name, m)
    except BaseException as e: print(name, type(e).__name__, e)
    print(name in sys.modules, sys.modules.get(name, 'absent'))
import first
print(first.order, sys.modules['second'] is first.second, 'third' in sys.modules)
keep = sys.modules['first']
sys.modules['first'] = first.second
import first
print(first.__name__)
lazy import first as f2
del sys.modules['first']
print(f2.__name__, f2 is keep)

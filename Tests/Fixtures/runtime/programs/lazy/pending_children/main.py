import sys
def loaded(): return sorted(n for n in sys.modules if n.split('.')[0] in ('p', 'q', 'plain', 'u'))
lazy import p.a.deep
lazy import p.b as pb
lazy from p import c, d
import user
print(user.see(), loaded())
print(user.touch('a'), loaded())
print(user.touch('c'), loaded())
print('d' in vars(p), 'd' in dir(p), hasattr(p, 'd'), 'd' in vars(p), loaded())
print(p.b.__name__, pb is p.b)
del p.b
try: p.b
except AttributeError as e: print(e)
lazy import p.b
print(p.b is pb, p.a.deep.__name__)
q = sys.modules['p']
q.__name__ = 'q'
lazy import q.only
try: print(vars()['q'].__class__.__name__, sys.modules['p'].only.__name__)
except ImportError as e: print(type(e).__name__, e)
sys.modules['p'].__name__ = 'p'
lazy import plain.x
try: plain
except ImportError as e: print(e, '|', e.name, type(globals()['plain']).__name__, 'plain' in sys.modules)
lazy import plain
print(plain.x)
lazy import u.leaf.deeper
try: u.leaf
except ImportError as e: print(e)
print(loaded()[-2:], hasattr(sys.modules['u'], 'leaf'))
lazy import u.none
for f in (lambda: u.none, lambda: u.none, lambda: u.other, lambda: getattr(u, 'none', 'default'), lambda: hasattr(u, 'none')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, '|', e.__cause__)
lazy import u.bad
for f in (lambda: hasattr(u, 'bad'), lambda: u.bad, lambda: getattr(u, 'bad', 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, '|', e.__cause__)
try: from u import bad
except ZeroDivisionError as e: print(e, e.__cause__)

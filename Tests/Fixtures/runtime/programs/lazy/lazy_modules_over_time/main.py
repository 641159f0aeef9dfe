import sys
def own(): return sorted(n for n in sys.lazy_modules if n.split('.')[0] in ('a', 'b', 'c', 'p', 'gone', 'bad'))
print(own(), type(sys.lazy_modules) is set)
lazy import a
lazy import p.q.r
lazy from p import q, x, y as yy
lazy from gone import thing
lazy import bad
print(own())
import a as eager
print(own())
lazy import a
print('loaded', own())
lazy from a import there, absent
print(own(), type(globals()['there']).__name__, type(globals()['absent']).__name__)
p
print(own())
x
print(own())
lazy from p import x as again, z
print(own())
try: z
except ImportError as e: print(e.msg.split(' (')[0])
try: thing
except ImportError as e: print(e)
try: bad
except ZeroDivisionError as e: print(e)
print(own())
p.q.r
print(own())
q
yy
print(own())
del absent
print(own())
sys.lazy_modules.clear()
lazy import b
print(own(), type(globals()['b']).__name__)
sys.lazy_modules.discard('b')
print(b.__name__, own())
sys.lazy_modules.add('made up')
print('made up' in sys.lazy_modules)
sys.lazy_modules = 'replaced'
lazy import c
print(sys.lazy_modules, type(globals()['c']).__name__, c.__name__)
del sys.lazy_modules
lazy import c as c2
print(c2.__name__, hasattr(sys, 'lazy_modules'))

import sys
NS = type(sys.implementation)
n = NS(a=1, b=[2]); n.c = 'x'; print(n, n == NS(a=1, b=[2], c='x'), n != NS(), vars(n), repr(NS()), NS({'k': 1}, z=2))
del n.a
for f in (lambda: n.a, lambda: NS(1), lambda: NS(1, 2), lambda: hash(n), lambda: n < n, lambda: NS({1: 2}), lambda: len(n), lambda: delattr(n, 'q')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Sub(NS): pass
print(Sub(q=1), Sub(q=1) == NS(q=1)); r = NS(); r.self = r; print(r)
print(sys.version_info >= (3, 15), sys.version_info.major, sys.version_info[:2], sys.version_info, sys.maxsize, sys.byteorder, sys.hexversion >> 24, sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit, sys.hash_info.width, sys.implementation.name, sys.implementation.cache_tag, sys.maxunicode, sys.getdefaultencoding(), sys.flags.optimize, sys.flags.utf8_mode if False else '', type(sys.flags).__name__)
for f in (lambda: type(sys.flags)(), lambda: setattr(sys.version_info, 'major', 4), lambda: sys.version_info.nope, lambda: sys.intern(5), lambda: sys.getsizeof(), lambda: sys._getframe('a'), lambda: sys.setrecursionlimit('x') if False else sys.exit.__name__):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(sys.intern('abc') is sys.intern('ab' + 'c'), sys.stdout.write('written\n'), sys.getsizeof([]) > 0, sys.exc_info(), sys.argv[0][-5:] if sys.argv else '', sys.modules['sys'] is sys, 'builtins' in sys.modules, sys.gettrace(), sys.stdout.encoding, sys.stdin.readable(), sys.stdout.writable(), sys.getrefcount(object()) > 0, callable(sys.excepthook), sys.excepthook is sys.__excepthook__, sys.displayhook(None))
sys.displayhook(42)

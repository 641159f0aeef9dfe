import sys
sys.path[0] += '/lib'
lazy import selfish
lazy from names import VALUE
lazy from loop_a import thing
lazy import pa.one
def show(f):
    try: print(f())
    except BaseException as e:
        print(type(e).__name__, e, '|', getattr(e, 'name', None), getattr(e, 'name_from', None), type(e).__mro__[1].__name__)
        print('  ', type(e.__cause__).__name__, e.__cause__, getattr(e, '__notes__', None))
show(lambda: selfish.seen)
show(lambda: VALUE)
show(lambda: VALUE)
show(lambda: thing)
show(lambda: pa.one.A)
import reads
show(lambda: reads.fine)
show(lambda: reads.make())
print(sorted(n for n in sys.modules if n in ('selfish', 'names', 'loop_a', 'loop_b', 'pa', 'pa.one', 'pa.two', 'reads', 'part')))
lazy from deep_chain import end
print(end)
try: raise ImportCycleError('text', name='n', path='p')
except ImportError as e: print(repr(e), e.name, e.path, ImportCycleError.__mro__[:3])

lazy import absent
lazy from m import nothing
lazy import broken
lazy import pk.none as pn
import sys
def show(f):
    try: f()
    except BaseException as e:
        print(type(e).__name__, e, '|', type(e.__cause__).__name__, e.__cause__, '|', type(e.__context__).__name__, getattr(e, '__notes__', None), e.__suppress_context__)
show(lambda: absent)
show(lambda: absent)
show(lambda: nothing)
show(lambda: broken)
show(lambda: broken)
show(lambda: pn)
print(type(globals()['absent']).__name__, type(globals()['broken']).__name__, 'broken' in sys.modules)

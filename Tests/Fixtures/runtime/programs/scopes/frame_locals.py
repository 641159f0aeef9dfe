import sys
def f(a, b=2):
    c = 3
    fr = sys._getframe()
    d = fr.f_locals
    print(d['a'], d['c'], 'zz' in d, sorted(k for k in d if k in 'abc'), fr.f_code.co_name, fr.f_lineno > 0)
    return [x for x in (a, b)]
print(f(1))
def depth(n):
    fr = sys._getframe(); names = []
    while fr: names.append(fr.f_code.co_name); fr = fr.f_back
    return names
def outer(): return (lambda: depth(0))()
print(outer())
print(sys._getframe().f_locals is globals(), sys._getframe().f_globals is globals(), sys._getframe().f_builtins is vars(__builtins__))
class C: loc = sys._getframe().f_locals; seen = 'loc' in loc; q = 1
print(C.seen, sorted(k for k in locals() if k in ('C', 'f')))
def snap():
    x = 1; s = locals(); x = 2; return s, locals(), s is locals()
print(snap())
try: sys._getframe(1000)
except ValueError as e: print(e)
def err():
    v = 'in err'; raise ValueError
try: err()
except ValueError as e: tb = e.__traceback__; print(tb.tb_frame.f_code.co_name, tb.tb_next.tb_lineno - err.__code__.co_firstlineno)

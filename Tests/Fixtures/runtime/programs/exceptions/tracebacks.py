import sys
def a(): b()
def b():
    x = 'local'
    raise ValueError('deep')
try: a()
except ValueError as e: tb = e.__traceback__
rows = []
while tb:
    rows.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno >= tb.tb_lineno, sorted(k for k in tb.tb_frame.f_locals if not k.startswith('_'))[:2]))
    last = tb
    tb = tb.tb_next
for r in rows: print(r[:3])
print(rows[2][3], last.tb_frame.f_locals['x'], last.tb_frame.f_globals is globals())
print(type(last).__name__, type(last.tb_frame).__name__)
e = ValueError('w')
try: raise e
except ValueError: t1 = e.__traceback__
try: raise e
except ValueError: t2 = e.__traceback__
print(t2.tb_next is t1, t2.tb_lineno > t1.tb_lineno)
print(e.with_traceback(None) is e, e.__traceback__)
def f():
    try: 1 / 0
    except ZeroDivisionError as z:
        return z.__traceback__.tb_frame is sys._getframe()
print(f())
def depth():
    f = sys._getframe(); n = 0
    while f: n += 1; f = f.f_back
    return n
print(depth(), (lambda: depth())())
def caller(): return sys._getframe(1).f_code.co_name
def outer(): return caller()
print(outer(), sys._getframe().f_code.co_name, sys._getframe().f_lineno)
try: sys._getframe(100)
except ValueError as e: print(e)
def loc(a, b=2):
    c = a + b
    f = sys._getframe()
    return f.f_locals['c'], sorted(f.f_locals), f.f_code is loc.__code__
print(loc(1))
class C: q = 1; names = sorted(k for k in sys._getframe().f_locals if k[0] != '_')
print(C.names)
def g(): yield sys._getframe().f_code.co_name, sys._getframe().f_back.f_code.co_name
print(list(g()))
fr = (lambda: sys._getframe())(); print(fr.f_code.co_name, fr.f_back.f_code.co_name, fr.f_lineno)

def run(f):
    try:
        try: f()
        except* ValueError as g: print('V', g.exceptions, g.message)
        except* (TypeError, KeyError) as g:
            print('TK', g.exceptions); raise
        else: print('else')
        finally: print('fin')
    except BaseException as e: print('out', repr(e))
def a(): raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [TypeError(2), ValueError(3)]), KeyError(4)])
def b(): raise ValueError('bare')
def c(): pass
def d(): raise OSError('unhandled')
def e(): raise BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(5)])
for f in (a, b, c, d, e): run(f)
try:
    try: a()
    except* ValueError: raise RuntimeError('new')
except ExceptionGroup as g: print(g.exceptions[0], repr(g.exceptions[0].__context__), g.exceptions[1:])
def loop():
    for i in range(2):
        try: raise ValueError(i)
        except* ValueError as g: x = g.exceptions[0].args
    return x
print(loop())
for src in ('try: pass\nexcept* A: pass\nexcept B: pass', 'try: pass\nexcept*: pass', 'def f():\n try: pass\n except* A: return', 'for i in []:\n try: pass\n except* A: break', 'for i in []:\n try: pass\n except* A: continue'):
    try: exec(src)
    except SyntaxError as x: print(x.msg)
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as x: print(x)

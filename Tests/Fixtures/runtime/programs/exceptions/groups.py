eg = ExceptionGroup('top', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
print(repr(eg), eg.message, len(eg.exceptions), eg)
m, r = eg.split(ValueError)
print(repr(m)); print(repr(r))
print(repr(eg.subgroup(lambda e: isinstance(e, (KeyError, TypeError)))), eg.subgroup(OSError))
print(repr(eg.derive([OSError()])))
def run(exc):
    try: raise exc
    except* ValueError as e: print('V', [repr(x) for x in e.exceptions])
    except* (TypeError, KeyError) as e: print('T', repr(e))
    else: print('else')
    finally: print('fin')
run(eg)
run(ValueError('naked'))
try: run(OSError('o'))
except OSError as e: print('escaped', type(e).__name__, e)
try: run(ExceptionGroup('mix', [OSError(1), ValueError(3)]))
except ExceptionGroup as e: print('rest', repr(e))
try:
    try: raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError: raise RuntimeError('new')
    except* KeyError as k: raise
except ExceptionGroup as e: print(repr(e), repr(e.exceptions[0].__context__))
try: ExceptionGroup('x', [])
except ValueError as e: print(e)
for args in (('x', 5), (1, [ValueError()]), ('x', [5]), ('x',), ('x', [KeyboardInterrupt()])):
    try: print(repr(ExceptionGroup(*args)))
    except Exception as e: print(type(e).__name__, e)
print(type(BaseExceptionGroup('b', [ValueError()])).__name__, type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__)
class My(ExceptionGroup):
    def derive(self, excs): return My('derived', excs)
try: raise My('m', [ValueError(), TypeError()])
except* ValueError as e: print(type(e).__name__, e.message)
except* TypeError as e: print(type(e).__name__)
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
def loop():
    for i in range(2):
        try: raise ExceptionGroup('l', [ValueError(i)])
        except* ValueError as e: x = e.exceptions[0].args
        print(x)
loop()
for src in ['try: pass\nexcept* ValueError: break', 'def f():\n try: pass\n except* ValueError: return 1', 'try: pass\nexcept*: pass', 'try: pass\nexcept A: pass\nexcept* B: pass']:
    try: compile(src, 's', 'exec')
    except SyntaxError as e: print(e.msg)

def chain(e):
    out = []
    while e is not None:
        out.append((repr(e), e.__suppress_context__, getattr(e, '__notes__', None))); e = e.__cause__ or e.__context__
    return out
try:
    try:
        try: 1 / 0
        except ZeroDivisionError as e: e.add_note('n1'); raise KeyError('k') from e
    except KeyError as e: e.add_note('n2'); e.add_note('n3'); raise ValueError('v') from None
except ValueError as e: print(chain(e), repr(e.__context__))
e = ValueError(1, 'two'); print(e.args, str(e), repr(e), e.with_traceback(None) is e, e.__traceback__, ValueError('x') == ValueError('x'), str(KeyError('q')), str(KeyError()), str(KeyError(1, 2)))
for f in (lambda: e.add_note(5), lambda: setattr(e, '__cause__', 5), lambda: setattr(e, '__context__', 'x'), lambda: setattr(e, '__traceback__', 1), lambda: setattr(e, 'args', 5), lambda: delattr(e, '__cause__'), lambda: e.with_traceback(5), lambda: ValueError(x=1), lambda: setattr(e, '__suppress_context__', 'a'), lambda: setattr(e, '__notes__', 5) or e.add_note('x'), lambda: StopIteration(5).value, lambda: SystemExit(3).code, lambda: OSError(2, 'no', 'file').filename, lambda: str(OSError(2, 'no', 'file')), lambda: repr(OSError(2, 'no')), lambda: type(OSError(2, 'x')).__name__, lambda: UnicodeDecodeError('u', b'x', 0, 1, 'r'), lambda: NameError('m', name='n').name, lambda: AttributeError('m', name='n', obj=5).obj, lambda: AttributeError(z=1), lambda: e.__setstate__({'q': 1}) or e.q, lambda: e.__reduce__()[1:]):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
class My(Exception):
    def __init__(s, a, *, b=2): super().__init__(a); s.b = b
    def __str__(s): return f'my {s.args} {s.b}'
print(My(1), repr(My(1, b=3)), My.__mro__[1].__name__)
def f():
    try: raise My(1)
    finally:
        try: raise KeyError
        except KeyError as k: print(repr(k.__context__))
try: f()
except My as m: print(m.__context__, m.__traceback__.tb_lineno > 0, m.__traceback__.tb_next.tb_frame.f_code.co_name, m.__traceback__.tb_next.tb_next)

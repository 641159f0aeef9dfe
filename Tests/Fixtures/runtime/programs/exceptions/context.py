def f():
    try:
        try: raise KeyError('a')
        except KeyError: raise ValueError('b')
    except ValueError as e:
        return repr(e.__context__), e.__cause__, e.__suppress_context__
print(f())
def g():
    try:
        try: raise KeyError('a')
        except KeyError as k: raise ValueError('b') from k
    except ValueError as e: return repr(e.__context__), repr(e.__cause__), e.__suppress_context__
print(g())
def h():
    try:
        try: 1 / 0
        except ZeroDivisionError: raise ValueError from None
    except ValueError as e: return repr(e.__context__), e.__cause__, e.__suppress_context__
print(h())
def fin():
    try:
        try: raise KeyError(1)
        finally: raise TypeError(2)
    except TypeError as e: return repr(e.__context__)
print(fin())
try:
    try: raise ValueError(1)
    except ValueError as e: pass
    e
except NameError as n: print(n, n.__context__)
e1 = ValueError('x')
try:
    try: raise e1
    except ValueError: raise e1
except ValueError as e: print(e.__context__ is None)
def chain():
    try: raise A
    except NameError:
        try: raise B
        except NameError:
            try: raise KeyError('c')
            except KeyError as k: return k
k = chain()
while k: print(type(k).__name__, k); k = k.__context__
for bad in (lambda: (_ for _ in ()).throw(5), lambda: exec('raise 5'), lambda: exec('raise ValueError from 5'), lambda: exec('raise int'), lambda: exec('raise')):
    try: bad()
    except BaseException as e: print(type(e).__name__, e)
class Weird(Exception):
    def __new__(cls, *a): return 5
try: raise Weird
except TypeError as e: print(e)
e = ValueError(); e.__cause__ = KeyError(); print(e.__suppress_context__)
for attr, v in (('__cause__', 5), ('__context__', 5), ('__traceback__', 5), ('args', 5), ('__suppress_context__', 5)):
    try: setattr(e, attr, v); print(attr, getattr(e, attr))
    except TypeError as x: print(x)
e.args = [1, 2]; print(e, e.args)
import sys
try: raise KeyError('q')
except KeyError: print(sys.exception(), sys.exc_info()[0])
print(sys.exception())

def f(n):
    try:
        if n == 0: return 'try'
        if n == 1: raise ValueError('v')
        if n == 2: raise KeyError('k')
        if n == 3: 1 / 0
    except ValueError: return 'value'
    except (KeyError, IndexError) as e: return f'key {e}'
    else: return 'else'
    finally:
        print('fin', n)
        if n == 4: return 'final'
    return 'unreached'
for i in (0, 1, 2, 5, 4): print(f(i))
try: f(3)
except ZeroDivisionError as e: print('out', e)
def g():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError as e: return repr(e), repr(e.__context__)
print(g())
def h():
    for i in range(3):
        try:
            if i == 1: continue
            try: raise ValueError(i)
            except ValueError as e:
                if i == 2: break
                yield e.args
        finally: yield 'f', i
    yield 'end'
print(list(h()))
try: e
except NameError as x: print(x)
try:
    try: raise ValueError
    except KeyError: print('no')
except ValueError: print('outer')
try:
    try: raise ValueError('x')
    except 5: pass
except TypeError as e: print(e, repr(e.__context__))
try:
    try: 1 / 0
    except ZeroDivisionError: raise
except ArithmeticError as e: print(type(e).__name__)
try: raise
except RuntimeError as e: print(e)
for bad in (5, 'str', int, object(), None, type):
    try: raise bad
    except TypeError as e: print(e)
class E(Exception):
    def __new__(cls): return 5
try: raise E
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)

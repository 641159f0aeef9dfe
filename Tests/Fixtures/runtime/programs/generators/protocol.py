def g():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
        return 'done'
    finally:
        print('cleanup')
it = g()
print(next(it), it.send('a'))
try: it.send('b')
except StopIteration as e: print(e.value, e.args)
print(list(it), next(it, 'default'))
it = g()
try: it.send(5)
except TypeError as e: print(e)
print(next(it)); print(it.close(), it.gi_frame)
it = g(); next(it)
try: it.throw(ValueError('thrown'))
except ValueError as e: print('out', e)
it = g()
try: it.throw(KeyError, 'k')
except KeyError as e: print('out', e.args)
print(it.gi_running, it.gi_suspended, it.gi_frame, it.gi_yieldfrom)
def catches():
    while True:
        try: v = yield
        except ValueError as e: print('inside', e, e.__context__)
        except GeneratorExit: print('exit'); raise
c = catches(); next(c)
c.throw(ValueError(1)); c.throw(ValueError('2'))
c.close()
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def returns():
    try: yield 1
    except GeneratorExit: return 'value'
r = returns(); next(r); print(r.close())
def stop(): yield 1; raise StopIteration('x')
s = stop(); next(s)
try: next(s)
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def reent():
    yield next(me)
me = reent()
try: next(me)
except ValueError as e: print(e)
def ctx():
    try: raise KeyError('outer')
    except KeyError:
        yield 1
        try: raise ValueError
        except ValueError as e: yield repr(e.__context__)
print(list(ctx()))
print(g.__name__, it.__name__, it.__qualname__, it.gi_code is g.__code__, it.gi_code.co_name)
it.__name__ = 'renamed'; print(it.__name__)
try: it.throw(1)
except TypeError as e: print(e)

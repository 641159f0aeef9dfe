class CM:
    def __init__(s, n, swallow=False, fail=None): s.n, s.swallow, s.fail = n, swallow, fail
    def __enter__(s): print('enter', s.n); return (s.n, 'v')
    def __exit__(s, t, v, tb):
        print('exit', s.n, t and t.__name__, v, tb is not None)
        if s.fail: raise s.fail
        return s.swallow
with CM(1) as (a, b), CM(2, True) as c: print(a, b, c); raise ValueError('x')
try:
    with (CM(3), CM(4, fail=KeyError('in exit')) as d,): raise TypeError('t')
except KeyError as e: print(repr(e), repr(e.__context__))
def f():
    with CM(5): return 'ret'
def g():
    for i in range(3):
        with CM(i):
            if i == 0: continue
            if i == 1: break
    yield i
    with CM('gen'): yield 'in'
print(f(), list(g()))
gen = g(); next(gen); next(gen); gen.close()
class E: __enter__ = lambda s: 1
class X: __exit__ = lambda s, *a: None
for o in (E(), X(), 5, type('I', (), {})()):
    try:
        with o: pass
    except Exception as e: print(type(e).__name__, e)
class Bad:
    def __enter__(s): raise OSError('no entry')
    def __exit__(s, *a): print('never')
try:
    with CM(6), Bad(): pass
except OSError as e: print(e)
i = CM(7); i.__exit__ = lambda *a: print('instance')
with i as i.n: print(i.n)
def manager(f):
    class M:
        def __init__(s, *a): s.g = f(*a)
        def __enter__(s): return next(s.g)
        def __exit__(s, t, v, tb):
            if t is None: next(s.g, None); return
            try: s.g.throw(v)
            except StopIteration: return True
            except BaseException as e: return None if e is v else (_ for _ in ()).throw(e)
    return M
@manager
def tag(n):
    print(f'<{n}>')
    try: yield n.upper()
    except KeyError: print('caught')
    finally: print(f'</{n}>')
with tag('a') as A, tag('b') as B: print(A, B); raise KeyError

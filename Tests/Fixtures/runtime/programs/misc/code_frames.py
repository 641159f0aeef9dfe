def f(a, /, b, *args, c=1, **kw):
    x = [a, b]
    def inner(): return x
    return inner
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_firstlineno, c.co_flags & 0x0f, c.co_filename[-14:], c.co_nlocals, type(c.co_code).__name__)
i = f(1, 2); print(i.__code__.co_freevars, i.__closure__[0].cell_contents, i.__code__.co_qualname, i.__qualname__)
def gen(): yield 1
async def co(): pass
async def ag(): yield
print([bool(fn.__code__.co_flags & m) for fn, m in ((gen, 0x20), (co, 0x80), (ag, 0x200), (f, 0x4), (f, 0x8))])
r = c.replace(co_name='renamed', co_firstlineno=99); print(r.co_name, r.co_firstlineno, c.co_name, r == c, c == c, hash(c) == hash(c))
F = type(f)
g = F((lambda x, y=2: x + y + z).__code__, {'z': 10}, 'g', (5,)); print(g(1), g.__name__, g.__defaults__, g.__globals__['z'])
for bad in (lambda: F(1, {}), lambda: F(i.__code__, {}), lambda: F(c, 5), lambda: F(c, {}, 5), lambda: F(), lambda: setattr(f, '__code__', 5), lambda: setattr(f, '__name__', 5), lambda: setattr(f, '__defaults__', 5), lambda: setattr(f, '__globals__', {}), lambda: c.replace(nope=1)):
    try: bad(); print('fine')
    except Exception as e: print(type(e).__name__, e)
def swap(): return 'old'
def other(): return 'new'
swap.__code__ = other.__code__; print(swap(), swap.__name__)
try: swap.__code__ = i.__code__
except ValueError as e: print(e)
print([n for n in c.co_names], compile('a.b(c)', '', 'eval').co_names, [l for *_, l in compile('x = 1\n\ny = 2', '', 'exec').co_lines() if l])
import sys
def tracer():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_lineno, fr.f_back.f_code.co_name, fr.f_globals is globals(), fr.f_builtins['len'] is len, fr.f_trace, type(fr.f_locals).__name__ in ('dict', 'FrameLocalsProxy')
print(tracer())
def outer():
    y = 5
    return sys._getframe().f_locals['y'], list(k for k in sys._getframe().f_locals)
print(outer(), [sys._getframe().f_code.co_name for _ in 'a'], (lambda: sys._getframe().f_code.co_name)())
def gf():
    v = 1; yield; w = 2; yield
g = gf(); print(g.gi_frame.f_lineno, g.gi_frame.f_locals); next(g); print(g.gi_frame.f_locals, g.gi_frame.f_lineno); next(g); print(g.gi_frame.f_locals); list(g); print(g.gi_frame)

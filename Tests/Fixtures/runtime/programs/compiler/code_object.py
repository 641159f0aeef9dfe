def outer(a, b=1, *c, d, **e):
    'doc'
    v = a
    def inner(): return v + glob
    return inner
c = outer.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, c.co_firstlineno, c.co_filename.rsplit('/')[-1])
i = outer(1, d=2).__code__; print(i.co_name, i.co_qualname, i.co_freevars, i.co_varnames)
print(bool(c.co_flags & 4), bool(c.co_flags & 8), bool(i.co_flags & 16))
def gen(): yield
async def co(): pass
async def ag(): yield
print([bool(f.__code__.co_flags & m) for f in (gen, co, ag) for m in (0x20, 0x80, 0x200)])
print(c == outer.__code__, c != i, hash(c) == hash(outer.__code__), type(c).__name__)
r = c.replace(co_name='renamed'); print(r.co_name, c.co_name)
def h(): return 1
def k(): return 2
h.__code__ = k.__code__; print(h(), h.__name__)
try: h.__code__ = i
except ValueError as e: print(e)
try: h.__code__ = 5
except TypeError as e: print(e)
f = type(h)(k.__code__, {}, 'made', (1,)); print(f(), f.__name__, f.__defaults__)
cell = outer(5, d=0).__closure__[0]; print(cell.cell_contents, type(cell).__name__)
cell.cell_contents = 6; print(cell == type(cell)(6), type(cell)())if False else print(cell.cell_contents)
g = type(i)  ; print(g is type(c), exec(compile('x=1', 'f', 'exec'), d := {}), d['x'])
try: exec(i)
except TypeError as e: print(e)
for ln in list(c.co_lines())[-1:]: print(len(ln))

class Future:
    def __init__(self): self.result = None
    def __await__(self):
        v = yield self
        return v
async def leaf(f): return 'leaf ' + str(await f)
async def trunk(f):
    try: return await leaf(f)
    finally: print('trunk done')
def run(coro, *values):
    try:
        out = coro.send(None)
        for v in values: out = coro.send(v)
    except StopIteration as e: return e.value
    return 'suspended'
f = Future(); c = trunk(f)
print(type(c).__name__, c.__name__, c.cr_running, c.cr_suspended, c.cr_await, c.cr_code.co_name)
print(c.send(None) is f, c.cr_suspended, c.cr_await.__name__)
try: c.send(42)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def nothing(): return 7
print(run(nothing()))
c = nothing(); c.close()
async def bad(): await 5
try: run(bad())
except TypeError as e: print(e)
async def lst(): return [await nothing() for _ in range(2)], {i: await nothing() for i in range(2)}
print(run(lst()))
class Bad:
    def __await__(self): return 5
async def b2(): await Bad()
try: run(b2())
except TypeError as e: print(e)
c = trunk(Future()); c.send(None)
try: c.throw(ValueError('thrown'))
except ValueError as e: print('caught', e)
c = trunk(Future()); c.send(None); c.close()
async def seq():
    a = await Future(); b = await Future()
    return a + b
print(run(seq(), 1, 2))
for src in ['async def f(): yield 1; return 2', 'def f(): await x', 'async def f(): yield from x', '[await x for x in y]', 'async with x: pass', 'lambda: await x']:
    try: compile(src, 's', 'exec'); print('ok', src)
    except SyntaxError as e: print(e.msg)
print(hasattr(c, '__iter__'), hasattr(c, '__await__'), hasattr(c, '__next__'), type(c.__await__()).__name__)
def yf():
    c = nothing()
    try: yield from c
    finally: c.close()
try: next(yf())
except TypeError as e: print(e)
async def reuse():
    c = nothing()
    await c
    try: await c
    except RuntimeError as e: print(e)
run(reuse())

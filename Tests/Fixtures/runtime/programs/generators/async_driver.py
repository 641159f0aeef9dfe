class Await:
    def __init__(s, v): s.v = v
    def __await__(s): r = yield s.v; return r
def run(c, answers=()):
    out, it = [], iter(answers); send = None
    try:
        while True: out.append(c.send(send)); send = next(it, None)
    except StopIteration as e: return out, e.value
class ACM:
    async def __aenter__(s): return await Await('enter')
    async def __aexit__(s, t, v, tb): await Await(('exit', t and t.__name__)); return t is ValueError
class AIt:
    def __init__(s, n): s.n = n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.n == 0: raise StopAsyncIteration
        s.n -= 1; return await Await(s.n)
async def agen():
    try:
        for i in range(3): x = yield await Await(('ag', i))
    finally: await Await('ag fin')
async def main():
    async with ACM() as a, ACM(): print('a', a); raise ValueError
    async for v in AIt(2): print('v', v)
    else: print('else')
    print([x async for x in agen() if x], {x: y async for x in AIt(1) for y in 'q'}, [await Await(i) for i in range(2)])
    g = agen(); print(await g.asend(None), await anext(g), await g.aclose(), await anext(g, 'dflt'))
    return 'end'
print(run(main(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
def t(c):
    try: print(run(c))
    except BaseException as e: print(type(e).__name__, e)
async def b1(): await 5
async def b2():
    async for x in [1]: pass
async def b3():
    async with 5: pass
async def b4():
    for x in agen(): pass
async def b5():
    with ACM(): pass
async def b6(): raise StopIteration('si')
async def b7(): await Await.__await__
async def b8():
    async for x in type('B', (), {'__aiter__': lambda s: 5})(): pass
async def b9(): return await type('C', (), {'__await__': lambda s: 5})()
for b in (b1, b2, b3, b4, b5, b6, b7, b8, b9): t(b())
c = b1(); print(type(c).__name__, c.cr_running, c.cr_await, c.__name__); c.close()
t(c)

def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
class Sleep:
    def __await__(self): yield 'sleep'
async def agen(n):
    try:
        for i in range(n):
            await Sleep()
            got = yield i
            if got: print('got', got)
    finally:
        print('agen cleanup')
async def main():
    print([i async for i in agen(3)])
    print({i: i * 2 async for i in agen(2) if i})
    g = agen(5)
    print(await g.__anext__(), await g.asend('hello'))
    try: await g.athrow(ValueError('in'))
    except ValueError as e: print('athrow', e)
    try: await g.__anext__()
    except StopAsyncIteration as e: print('stop', e.args)
    g = agen(5)
    await anext(g)
    print(await g.aclose(), await anext(g, 'dflt'))
    async for i in (broken := agen(2)):
        if i == 1: break
        print(i)
    else: print('else')
    await broken.aclose()
    async for i in agen(1): pass
    else: print('else')
    g = agen(1)
    print(type(g).__name__, g.__name__, g.ag_running, g.ag_await, g.ag_code.co_name, aiter(g) is g)
    print(type(g.asend(None)).__name__, type(g.athrow(ValueError)).__name__, type(g.__anext__()).__name__)
    try: await g.asend(5)
    except TypeError as e: print(e)
    return 'end'
print(run(main()))
async def swallow():
    try: yield 1
    except GeneratorExit: yield 2
async def m2():
    g = swallow(); await anext(g)
    try: await g.aclose()
    except RuntimeError as e: print(e)
    gen = (x * 2 async for x in agen(2))
    print(type(gen).__name__, [v async for v in gen])
    async def stop(): yield 1; raise StopAsyncIteration
    try: [v async for v in stop()]
    except RuntimeError as e: print(e)
    async def si(): yield 1; raise StopIteration
    try: [v async for v in si()]
    except RuntimeError as e: print(e)
run(m2())
class AIt:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1
        return self.n
class NotAIt:
    def __aiter__(self): return 5
class SyncNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def m3():
    print([x async for x in AIt(3)], [x async for x in AIt(2)] + [y for y in [1]])
    for o in (NotAIt(), SyncNext(), 5):
        try:
            async for x in o: pass
        except TypeError as e: print(e)
run(m3())

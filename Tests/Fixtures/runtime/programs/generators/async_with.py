def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self): print('enter', self.name); return self.name
    async def __aexit__(self, t, e, tb): print('exit', self.name, t and t.__name__, e); return self.swallow
async def main():
    async with CM('a') as a, CM('b') as b: print(a, b)
    async with CM('s', True): raise ValueError('x')
    try:
        async with CM('p'): raise KeyError('y')
    except KeyError as e: print('passed', e)
    async def early():
        async with CM('r'): return 'returned'
    print(await early())
    for i in range(3):
        async with CM(i):
            if i == 0: continue
            if i == 1: break
    async with (CM('x') as x, CM('y')): print(x)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    class Half:
        async def __aenter__(self): pass
    try:
        async with Half(): pass
    except TypeError as e: print(e)
    class Sync:
        def __enter__(self): return 1
        def __exit__(self, *a): pass
    try:
        async with Sync(): pass
    except TypeError as e: print(e)
    try:
        with CM('q'): pass
    except TypeError as e: print(e)
    class NoAwait:
        def __aenter__(self): return 5
        async def __aexit__(self, *a): pass
    try:
        async with NoAwait(): pass
    except TypeError as e: print(e)
    class NoAwaitExit:
        async def __aenter__(self): return 5
        def __aexit__(self, *a): return 5
    try:
        async with NoAwaitExit(): pass
    except TypeError as e: print(e)
    try:
        async with CM('o'):
            try: 1 / 0
            finally: print('fin')
    except ZeroDivisionError as e: print(e, e.__context__)
run(main())

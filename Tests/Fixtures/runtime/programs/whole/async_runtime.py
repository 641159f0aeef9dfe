"""An async runtime with futures, gather, timeouts by cancellation, locks, semaphores, channels, async iterators and stacks."""
from_generator = type((lambda: (yield))())


class CancelledError(BaseException): pass
class TimeoutError_(Exception): pass


class Future:
    _pending = object()
    def __init__(self): self.value, self.error, self.callbacks = self._pending, None, []
    @property
    def done(self): return self.value is not self._pending or self.error is not None
    def set(self, value=None, error=None):
        if self.done: raise RuntimeError("already set")
        self.value, self.error = (value, None) if error is None else (self._pending, error)
        for c in self.callbacks: loop.soon(c, self)
    def result(self):
        if self.error: raise self.error
        if not self.done: raise RuntimeError("not ready")
        return self.value
    def __await__(self):
        if not self.done: yield self
        return self.result()
    __iter__ = __await__


class Task(Future):
    def __init__(self, coroutine, name=None):
        super().__init__()
        self.coroutine, self.name, self.waits = coroutine, name or coroutine.__qualname__, None
        loop.soon(self.step)
    def step(self, fut=None, error=None):
        if self.done: return
        self.waits = None
        try: waits = self.coroutine.throw(error) if error else self.coroutine.send(None)
        except StopIteration as e: self.set(e.value)
        except (Exception, CancelledError) as e: self.set(error=e)
        else:
            self.waits = waits
            waits.callbacks.append(self.step)
    def cancel(self, why=""):
        if self.done: return False
        if self.waits: self.waits.callbacks.remove(self.step)
        loop.soon(self.step, None, CancelledError(why))
        return True


class Loop:
    def __init__(self): self.ready, self.timers, self.time, self.serial = [], [], 0, 0
    def soon(self, f, *args): self.ready.append((f, args))
    def later(self, delay, f, *args):
        self.serial += 1
        self.timers.append((self.time + delay, self.serial, f, args))
        self.timers.sort(key=lambda t: t[:2])
    def run(self, coroutine):
        main = Task(coroutine, "main")
        while not main.done:
            if self.ready:
                f, args = self.ready.pop(0)
                f(*args)
            elif self.timers:
                self.time, _, f, args = self.timers.pop(0)
                self.soon(f, *args)
            else:
                coroutine.close()
                raise RuntimeError("deadlock")
        return main.result()


loop = Loop()
log = lambda *a: print(f"{loop.time:>3}", *a)
async def sleep(n, value=None):
    future = Future()
    loop.later(n, future.set, value)
    return await future
async def gather(*aws, return_exceptions=False):
    tasks, results = [a if isinstance(a, Future) else Task(a) for a in aws], []
    for t in tasks:
        try: results.append(await t)
        except Exception as e:
            if not return_exceptions:
                for other in tasks: isinstance(other, Task) and other.cancel("sibling failed")
                raise
            results.append(e)
    return results
class timeout:
    def __init__(self, delay, task): self.delay, self.task, self.fired = delay, task, False
    async def __aenter__(self):
        def fire(): self.fired = True; self.task().cancel("timeout")
        loop.later(self.delay, lambda: None if self.done else fire())
        self.done = False
        return self
    async def __aexit__(self, kind, error, tb):
        self.done = True
        if kind is CancelledError and self.fired: raise TimeoutError_(f"after {self.delay}") from error
class Semaphore:
    def __init__(self, n=1): self.n, self.queue = n, []
    async def __aenter__(self):
        while not self.n:
            self.queue.append(f := Future())
            await f
        self.n -= 1
    async def __aexit__(self, *exc):
        self.n += 1
        if self.queue: self.queue.pop(0).set()
class Channel:
    def __init__(self, size=1): self.items, self.size, self.waiting, self.closed = [], size, [], False
    def wake(self):
        waiting, self.waiting = self.waiting, []
        for f in waiting: f.set()
    async def pause(self): self.waiting.append(f := Future()); await f
    async def put(self, item):
        while len(self.items) >= self.size: await self.pause()
        self.items.append(item); self.wake()
    def close(self): self.closed = True; self.wake()
    def __aiter__(self): return self
    async def __anext__(self):
        while not self.items:
            if self.closed: raise StopAsyncIteration
            await self.pause()
        self.wake()
        return self.items.pop(0)
class ExitStack:
    async def __aenter__(self): self.exits = []; return self
    async def enter(self, manager): value = await manager.__aenter__(); self.exits.append(manager.__aexit__); return value
    async def __aexit__(self, kind, error, tb):
        for e in reversed(self.exits):
            try:
                if await e(type(error) if error else None, error, None): error = None
            except BaseException as new: new.__context__ = error if new is not error else new.__context__; error = new
        if error is not None: raise error
        return True
class Resource:
    def __init__(self, name, swallow=False, fails=False): self.name, self.swallow, self.fails = name, swallow, fails
    async def __aenter__(self): await sleep(1); log("open", self.name); return self.name
    async def __aexit__(self, kind, error, tb):
        await sleep(1)
        log("close", self.name, kind.__name__ if kind else None)
        if self.fails: raise OSError(self.name)
        return self.swallow


async def job(name, time, result=None):
    try: await sleep(time)
    except CancelledError as e: log(name, "cancelled:", e); raise
    finally: log(name, "done")
    if isinstance(result, Exception): raise result
    return result
async def countdown(n):
    try:
        while n: yield n; await sleep(2); n -= 1
    finally: await sleep(1); log("countdown closed")
async def main():
    log(await gather(job("a", 3, 1), job("b", 1, 2), sleep(2, "s")))
    log(await gather(job("c", 1, ValueError("c")), job("d", 2, 4), return_exceptions=True))
    try: await gather(job("e", 1, KeyError("e")), job("f", 9))
    except KeyError as e: log(repr(e))
    me = Task(inner()); log(await me)
    lock = Semaphore(2)
    async def limited(n):
        async with lock: await sleep(2); return n, loop.time
    log(await gather(*map(limited, range(5))))
    channel = Channel(2)
    async def produce():
        for i in range(5): await channel.put(i); log("put", i)
        channel.close()
    producer = Task(produce())
    log([x async for x in channel if await sleep(1, True)], producer.done)
    async for x in (c := countdown(3)):
        log("count", x)
        if x == 2: break
    await c.aclose()
    log({x: y async for x in countdown(2) for y in [x * 2] if x}, [await sleep(1, k) for k in "xy"])
    for swallow, fails in ((False, False), (True, False), (False, True)):
        try:
            async with ExitStack() as stack:
                name = await stack.enter(Resource("r1", swallow)); await stack.enter(Resource("r2", fails=fails))
                raise LookupError(name)
        except (LookupError, OSError) as e: log(repr(e), repr(e.__context__))
        else: log("swallowed")
    return "end"
async def inner():
    task = None
    def current(): return task
    async def slow():
        try:
            async with timeout(5, current): await sleep(50)
        except TimeoutError_ as e: return f"{e} {type(e.__cause__).__name__}"
    task = Task(slow())
    return await task, await Task(quick())
async def quick():
    async with timeout(5, lambda: None): return await sleep(1, "quick")
async def stuck(): await Future()


print(loop.run(main()), loop.time)
try: loop.run(stuck())
except RuntimeError as e: print(e)
f = Future(); f.set(1)
for g in (lambda: f.set(2), lambda: Future().result(), lambda: f.result(), lambda: loop.run(5)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(list(f), isinstance(f.__await__(), from_generator))

"""A cooperative scheduler: coroutines, sleeping on a virtual clock, queues, timeouts, groups of tasks."""


class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self): return (yield self)


class Wait:
    def __init__(self, event): self.event = event
    def __await__(self): return (yield self)


class Cancelled(BaseException): pass


class Task:
    count = 0

    def __init__(self, loop, coroutine):
        Task.count += 1
        self.loop, self.coroutine, self.name = loop, coroutine, f"{coroutine.__name__}-{Task.count}"
        self.result = self.error = None
        self.done, self.waiters, self.pending = False, [], None

    def step(self, value=None, error=None):
        if self.done:
            return
        try:
            request = self.coroutine.throw(error) if error else self.coroutine.send(value)
        except StopIteration as stop:
            self.finish(result=stop.value)
        except Cancelled as c:
            self.finish(error=c)
        except Exception as e:
            e.add_note(f"task {self.name} at {self.loop.now}")
            self.finish(error=e)
        else:
            self.pending = request
            match request:
                case Sleep(ticks=n): self.loop.at(self.loop.now + n, self.step)
                case Wait(event=event): event.waiters.append(self)
                case _: self.loop.at(self.loop.now, lambda: self.step(error=TypeError(f"bad request {request!r}")))

    def finish(self, result=None, error=None):
        self.result, self.error, self.done = result, error, True
        for waiter in self.waiters:
            self.loop.at(self.loop.now, waiter.step)

    def cancel(self):
        if not self.done:
            self.loop.at(self.loop.now, lambda: self.step(error=Cancelled(self.name)))

    def __await__(self):
        while not self.done:
            yield Wait(self)
        if self.error is not None:
            raise self.error
        return self.result


class Loop:
    def __init__(self):
        self.now, self.queue, self.serial, self.log = 0, [], 0, []

    def at(self, when, call):
        self.serial += 1
        self.queue.append((when, self.serial, call))

    def spawn(self, coroutine):
        task = Task(self, coroutine)
        self.at(self.now, task.step)
        return task

    def run(self, coroutine):
        main = self.spawn(coroutine)
        while self.queue and not main.done:
            self.queue.sort(key=lambda q: q[:2])
            self.now, _, call = self.queue.pop(0)
            call()
        if not main.done:
            raise RuntimeError(f"deadlock: {main.pending.__class__.__name__}")
        if main.error:
            raise main.error
        return main.result

    def print(self, *parts):
        self.log.append(f"[{self.now}] " + " ".join(map(str, parts)))


class Queue:
    def __init__(self): self.items, self.waiters = [], []
    def put(self, item):
        self.items.append(item)
        if self.waiters: self.waiters.pop(0).step()
    async def get(self):
        while not self.items: await Wait(self)
        return self.items.pop(0)
    def __aiter__(self): return self
    async def __anext__(self):
        item = await self.get()
        if item is None: raise StopAsyncIteration
        return item


class Group:
    def __init__(self, loop): self.loop, self.tasks = loop, []
    def spawn(self, c):
        self.tasks.append(task := self.loop.spawn(c))
        return task
    async def __aenter__(self): return self
    async def __aexit__(self, kind, error, tb):
        errors = [error] if error else []
        for task in self.tasks:
            try: await task
            except Cancelled: self.loop.print("cancelled", task.name)
            except Exception as e:
                errors.append(e)
                for other in self.tasks: other.cancel()
        if errors: raise ExceptionGroup("group", errors)


loop = Loop()


async def worker(name, ticks, result=None):
    try:
        for i in range(2):
            await Sleep(ticks)
            loop.print(name, i)
        if isinstance(result, Exception): raise result
        return result or name.upper()
    finally:
        loop.print(name, "ends")


async def ticker(n):
    for i in range(n):
        await Sleep(1)
        yield i * i


async def producer(queue):
    async for square in ticker(3): queue.put(square)
    queue.put(None)


async def main():
    a, b = loop.spawn(worker("a", 3)), loop.spawn(worker("b", 2, 42))
    print("results", await a, await b, loop.now)
    queue = Queue()
    loop.spawn(producer(queue))
    print("queue", [item async for item in queue], {s: s + 1 async for s in ticker(2)}, loop.now)
    try:
        async with Group(loop) as group:
            group.spawn(worker("c", 1, KeyError("c")))
            group.spawn(worker("d", 50))
            loop.print("in group")
    except* KeyError as eg:
        print("group", repr(eg.exceptions[0]), eg.exceptions[0].__notes__, loop.now)
    slow = loop.spawn(worker("e", 10))
    await Sleep(12)
    slow.cancel()
    try: await slow
    except Cancelled as c: print("cancelled", c)
    class Odd:
        def __await__(self): yield "odd"
    async def bad(): await Odd()
    try: await loop.spawn(bad())
    except TypeError as e: print(e)
    return "finished"


print(loop.run(main()), loop.now)
print("\n".join(loop.log))


async def stuck(): await Queue().get()
try: Loop().run(stuck())
except RuntimeError as e: print(e)

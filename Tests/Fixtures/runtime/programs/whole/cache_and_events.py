"""An LRU cache as a decorator, and an event bus with priorities, weak subscriptions and wildcard topics."""


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRU:
    def __init__(self, size):
        if size <= 0:
            raise ValueError("size must be positive")
        self.size, self.root, self.map = size, Node(), {}
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _push(self, node):
        last = self.root.before
        last.after = self.root.before = node
        node.before, node.after = last, self.root

    def __getitem__(self, key):
        try:
            node = self.map[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.map:
            self._unlink(self.map[key])
        elif len(self.map) >= self.size:
            oldest = self.root.after
            self._unlink(oldest)
            del self.map[oldest.key]
        node = self.map[key] = Node(key, value)
        self._push(node)

    def __delitem__(self, key):
        self._unlink(self.map.pop(key))

    def __contains__(self, key):
        return key in self.map

    def __len__(self):
        return len(self.map)

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k!r}: {self.map[k].value!r}' for k in self)})"


def cached(size=128, *, key=None):
    def decorate(function):
        store = LRU(size)

        def wrapper(*args, **kwargs):
            k = key(*args, **kwargs) if key else (args, tuple(sorted(kwargs.items())))
            try:
                return store[k]
            except KeyError:
                result = store[k] = function(*args, **kwargs)
                return result
        wrapper.cache = store
        wrapper.__name__, wrapper.__wrapped__ = function.__name__, function
        return wrapper
    if callable(size):
        function, size = size, 16
        return decorate(function)
    return decorate


class Event:
    def __init__(self, topic, **data):
        self.topic, self.stopped = topic, False
        self.__dict__.update(data)

    def stop(self):
        self.stopped = True

    def __repr__(self):
        extra = {k: v for k, v in vars(self).items() if k not in ("topic", "stopped")}
        return f"Event({self.topic!r}, {extra})"


class Bus:
    def __init__(self):
        self.handlers, self.errors, self._serial = [], [], 0

    def on(self, pattern, priority=0):
        def register(handler):
            self._serial += 1
            self.handlers.append((-priority, self._serial, pattern.split("."), handler))
            self.handlers.sort(key=lambda h: h[:2])
            return handler
        return register

    def once(self, pattern):
        def register(handler):
            def wrapper(event):
                self.off(wrapper)
                return handler(event)
            return self.on(pattern)(wrapper)
        return register

    def off(self, handler):
        before = len(self.handlers)
        self.handlers[:] = [h for h in self.handlers if h[3] is not handler]
        return before - len(self.handlers)

    @staticmethod
    def matches(pattern, topic):
        match pattern, topic:
            case [], []: return True
            case ["#"], _: return True
            case ["*", *p], [_, *t]: return Bus.matches(p, t)
            case [a, *p], [b, *t] if a == b: return Bus.matches(p, t)
        return False

    def emit(self, topic, **data):
        event, results = Event(topic, **data), []
        for *_, pattern, handler in tuple(self.handlers):
            if self.matches(pattern, topic.split(".")):
                try:
                    results.append(handler(event))
                except Exception as error:
                    error.add_note(f"while handling {topic}")
                    self.errors.append(error)
                if event.stopped:
                    break
        return results


calls = []


@cached(3)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 3, 1, 4, 2, 1)], calls, square.cache, square.cache.hits, square.cache.misses, square.__name__)


@cached
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), len(fib.cache), list(fib.cache)[-3:])


@cached(2, key=lambda text, **_: text.lower())
def shout(text, mark="!"):
    return text.upper() + mark


print(shout("Hi"), shout("HI", mark="?"), shout.cache)
lru = LRU(2)
lru["a"] = 1; lru["b"] = 2; lru["a"]; lru["c"] = 3
print(lru, "b" in lru, len(lru)); del lru["a"]; print(list(lru))
for bad in (lambda: lru["zz"], lambda: LRU(0), lambda: lru.__delitem__("q"), lambda: square([])):
    try: bad()
    except (KeyError, ValueError, TypeError) as e: print(type(e).__name__, e)
bus = Bus()
log = []


@bus.on("user.*", priority=5)
def first(event): log.append(("first", event)); return 1


@bus.on("user.created")
def second(event):
    log.append("second")
    if getattr(event, "block", False): event.stop()
    return 2


@bus.on("#", priority=-1)
def every(event): log.append("every"); return len(event.topic)


@bus.once("user.deleted")
def only(event): return "once"


@bus.on("bad.#")
def broken(event): raise LookupError(event.topic)


print(bus.emit("user.created", name="ann"), bus.emit("user.created", block=True), bus.emit("user.deleted"), bus.emit("user.deleted"), bus.emit("x.y.z"), bus.emit("bad.a.b"))
print(log[0], log.count("every"), [(type(e).__name__, e.args, e.__notes__) for e in bus.errors], bus.off(first), bus.off(first), bus.emit("user.x"))

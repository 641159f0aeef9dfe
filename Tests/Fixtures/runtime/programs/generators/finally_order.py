"""try/finally with yields, returns, breaks in every nesting: the order of what happens."""
log = []


def step(*words):
    log.append(" ".join(map(str, words)))


def flush(title):
    print(f"{title}:", ", ".join(log))
    log.clear()


def nested(kind):
    for i in range(3):
        try:
            step("try", i)
            try:
                if kind == "continue" and i == 0: continue
                if kind == "break" and i == 1: break
                if kind == "return" and i == 1: return step("value") or "r"
                if kind == "raise" and i == 1: raise KeyError(i)
                got = yield i
                step("got", got)
            finally:
                step("inner", i)
                if kind == "yield": yield "f"
        except KeyError as e:
            step("caught", e)
        else:
            step("else", i)
        finally:
            step("outer", i)
    else:
        step("loop else")
    step("end")


for kind in ("none", "continue", "break", "return", "raise", "yield"):
    generator = nested(kind)
    values = []
    try:
        value = next(generator)
        while True:
            values.append(value)
            value = generator.send(len(values))
    except StopIteration as stop: values.append(("stop", stop.value))
    flush(f"{kind} {values}")
for kind in ("none", "yield"):
    for action in ("close", "throw", "throw_key"):
        generator = nested(kind)
        next(generator)
        try:
            match action:
                case "close": print(generator.close())
                case "throw": print(generator.throw(ValueError("v")))
                case "throw_key": print(generator.throw(KeyError, KeyError("given")))
        except BaseException as e: step(type(e).__name__, e, repr(e.__context__))
        try: step("next", next(generator))
        except BaseException as e: step(type(e).__name__, e)
        try: generator.close()
        except RuntimeError as e: step(type(e).__name__, e)
        flush(f"{kind} {action} {generator.gi_frame is None}")


def overriding():
    try: return "first"
    finally:
        try: step("second"); raise OSError("lost")
        except OSError: step("third")
print(overriding()); flush("overriding")


def returns_twice():
    while True:
        try: return "kept"
        finally: step("finally")
print(returns_twice()); flush("returns_twice")


def value_is_evaluated_first():
    x = [1]
    try: return x
    finally: x.append(2); x = None
print(value_is_evaluated_first())


def swallow():
    for i in range(5):
        try:
            try: raise ValueError(i)
            finally:
                step("f", i)
                if i < 3: continue
                break
        except ValueError: step("never")
    return i
compiled = swallow()
print(compiled); flush("swallow")


def delegating():
    try: result = yield from nested("none")
    except GeneratorExit: step("exit seen"); raise
    finally: step("delegating ends")
    return result
g = delegating(); next(g); g.close(); flush("delegated close")
g = delegating(); next(g)
try: g.throw(LookupError("l"))
except LookupError as e: step(e)
flush("delegated throw")


def ignoring():
    try: yield 1
    except GeneratorExit: step("ignored"); yield 2
g = ignoring(); next(g)
try: g.close()
except RuntimeError as e: step(e)
flush("ignoring")


def returning_on_close():
    try: yield 1
    except GeneratorExit: return "closed"
g = returning_on_close(); next(g); print(g.close(), g.close(), returning_on_close().close())


class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): step("enter", self.name); return self
    def __exit__(self, kind, error, tb): step("exit", self.name, kind and kind.__name__); return self.swallow
def managed():
    with Manager("a") as a, Manager("b", True):
        try: yield a.name
        finally: step("unwinding")
    yield "after"
g = managed(); next(g); step(g.throw(ValueError())); g.close(); flush("managed throw")
g = managed(); next(g)
try: g.close()
except RuntimeError as e: step(e)
flush("managed close")
def unfinished():
    try:
        try: raise KeyError("a")
        finally: yield "in finally"
    except KeyError as e: yield repr(e)
    try: raise TypeError("t")
    except TypeError: yield "handling"; raise
g = unfinished(); print(next(g), next(g), next(g))
try: next(g)
except TypeError as e: print("again", e, e.__context__)

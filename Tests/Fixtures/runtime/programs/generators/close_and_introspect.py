"""Generators seen from outside: gi_ attributes in each state, names, delegation chains, reentry, throw forms, return values."""
import sys


def attempt(f):
    try: return f()
    except BaseException as e: return f"{type(e).__name__}: {e}"


def state(g): return f"{'running' if g.gi_running else 'suspended' if g.gi_suspended else 'closed' if g.gi_frame is None else 'created'}"


def inner():
    got = yield "i1"
    yield f"i2 {got}"
    return "inner result"


def outer():
    seen.append(state(me))
    result = yield from inner()
    yield result
    yield from (x for x in "ab")
    yield from [1]


seen = []
me = outer()
print(me.__name__, me.__qualname__, state(me), me.gi_yieldfrom, me.gi_code.co_name, type(me).__name__, repr(me).split(" at ")[0], me.gi_frame.f_lineno - me.gi_code.co_firstlineno)
print(next(me), state(me), me.gi_yieldfrom.__name__, seen, me.send("hello"), next(me), me.gi_yieldfrom, next(me), me.gi_yieldfrom.__name__, list(me), state(me), me.gi_yieldfrom, me.gi_frame)
me.__name__ = "renamed"; me.__qualname__ = "q.renamed"
print(me.__name__, repr(me).split(" at ")[0], attempt(lambda: setattr(me, "__name__", 5)), attempt(lambda: delattr(me, "__name__")), attempt(lambda: setattr(me, "gi_running", 1)), attempt(lambda: setattr(me, "other", 1)), me.gi_code.co_name)
def itself():
    yield attempt(lambda: next(g))
    yield attempt(lambda: g.send(1))
    yield attempt(lambda: g.close())
    yield attempt(lambda: g.throw(ValueError))
    yield state(g), g.gi_running
g = itself()
print(list(g))
def simple():
    while True:
        try: x = yield "y"
        except ValueError as e: yield f"caught {e!r} {e.__traceback__ is not None}"
        else: yield x
for args in ((ValueError,), (ValueError("v"),), (ValueError("a", 1),), (5,), ("s",), (), (KeyError("k"),), (type,), (object(),), (None,), (GeneratorExit,), (StopIteration("si"),)):
    g = simple(); next(g)
    print(args if "object" not in repr(args) else "object", attempt(lambda: g.throw(*args)), state(g))
g = simple()
print(attempt(lambda: g.send(1)), attempt(lambda: g.send()), attempt(lambda: g.send(None)), attempt(lambda: g.send(7)), attempt(lambda: g.close()), attempt(lambda: g.close()), attempt(lambda: next(g)), attempt(lambda: g.throw(KeyError("after"))), attempt(lambda: g.send(1)))
fresh = simple()
print(attempt(lambda: fresh.throw(OSError("fresh"))), state(fresh), attempt(lambda: next(fresh)))
unstarted = simple()
unstarted.close()
print(state(unstarted), list(unstarted))
def raises_stop(): yield 1; raise StopIteration("inside")
def from_next(): yield next(iter(()))
print(attempt(lambda: list(raises_stop())), attempt(lambda: list(from_next())), attempt(lambda: [next(iter([])) for _ in "a"]), attempt(lambda: list(next(iter([])) for _ in "a")))
def returner(value):
    return value
    yield
for value in (None, 5, (1, 2), [], StopIteration(3), ValueError("as value")):
    def wrapper(): got.append((yield from returner(value)))
    got = []
    list(wrapper())
    try: next(returner(value))
    except StopIteration as e: print(repr(e), e.value == value, got)
class Sub:
    def __iter__(self): return self
    def __next__(self): return "next"
    def throw(self, *args): return f"thrown {args}"
    def send(self, x): return f"sent {x}"
    def close(self): seen.append("closed"); return "ignored"
class NoMethods:
    n = 0
    def __iter__(self): return self
    def __next__(self): self.n += 1; return self.n
def over(it): return (yield from it)
g = over(Sub())
print(next(g), g.send(1), g.send(None), g.throw(ValueError("v")), seen.clear(), g.close(), seen)
g = over(NoMethods())
print(next(g), attempt(lambda: g.send(None)), attempt(lambda: g.send(1)), state(g))
g = over(NoMethods()); next(g)
print(attempt(lambda: g.throw(OSError("direct"))), state(g), attempt(lambda: next(over(5))), attempt(lambda: next(over(None))))
log = []
lazy = (log.append(x) or x for x in log or [1, 2])
print(log, next(lazy), log, lazy.gi_code.co_name, lazy.__qualname__)
print(attempt(lambda: list(x for x in 5)), attempt(lambda: list(y for x in [1] for y in 5)))
async def co(): return 1
async def ag(): yield 1
c, a = co(), ag()
print(c.cr_frame is not None, c.cr_running, c.cr_await, c.cr_suspended, c.cr_origin, a.ag_frame is not None, a.ag_running, a.ag_await, a.ag_suspended, c.__name__, a.__qualname__, attempt(lambda: iter(c)), attempt(lambda: next(c)), attempt(lambda: iter(a)), attempt(lambda: a.__anext__().send(None)), attempt(lambda: c.send(5)), attempt(lambda: c.send(None)), attempt(lambda: c.send(None)), c.close())

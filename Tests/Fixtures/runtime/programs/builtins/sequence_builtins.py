"""min, max, sum, sorted, zip, map, filter, enumerate, reversed, any, all, iter, next, slice, range with awkward iterables."""


class Loud:
    def __init__(self, n, log): self.n, self.log = n, log
    def __lt__(self, other): self.log.append(f"{self.n}<{other.n}"); return self.n < other.n
    def __gt__(self, other): self.log.append(f"{self.n}>{other.n}"); return self.n > other.n
    def __bool__(self): self.log.append(f"bool {self.n}"); return bool(self.n)
    def __add__(self, other): self.log.append(f"{self.n}+"); return Loud(self.n + getattr(other, "n", other), self.log)
    def __radd__(self, other): self.log.append(f"r{self.n}"); return Loud(self.n + other, self.log)
    def __repr__(self): return f"L{self.n}"


def logged(f, *numbers):
    log = []
    result = f([Loud(n, log) for n in numbers])
    return result, " ".join(log)


for f in (min, max, any, all, sum, lambda x: list(filter(None, x)), lambda x: max(x, key=lambda l: -l.n), lambda x: sum(x, 100), lambda x: min(x, default=5), lambda x: [i for i, l in enumerate(x) if l]): print(logged(f, 3, 1, 2, 0))


def attempt(f):
    try: return f()
    except BaseException as e: return f"{type(e).__name__}: {e}"


def failing(n, error=ValueError):
    for i in range(n): yield i
    raise error("source failed")


print(attempt(lambda: list(zip(range(3), failing(2)))), attempt(lambda: list(zip(failing(2), range(1)))), attempt(lambda: sum(failing(1))), attempt(lambda: sorted(failing(2))), attempt(lambda: list(map(str, failing(1)))), attempt(lambda: any(failing(2))), attempt(lambda: all(failing(1))), attempt(lambda: 9 in failing(1)), attempt(lambda: max(failing(0))), attempt(lambda: next(zip(failing(0)), "d")), attempt(lambda: list(failing(0, StopIteration))), attempt(lambda: [*failing(1)]), attempt(lambda: dict(failing(1))), attempt(lambda: "".join(failing(0))))
shared = iter(range(10))
print(list(zip(shared, shared, shared)), next(shared, "none left"), list(zip(*[iter("abcdef")] * 2)), list(zip()), list(zip("a")), list(zip("ab", "c", strict=False)))
for lengths in ((3, 3), (3, 2), (2, 3), (1, 2, 2), (2, 2, 1), (2, 2, 3)): print(lengths, attempt(lambda: len(list(zip(*map(range, lengths), strict=True)))))
print(attempt(lambda: list(map(lambda a, b: a + b, [1, 2], [10, 20, 30]))), attempt(lambda: list(map(pow, [2, 3], [3, 2], strict=True))), attempt(lambda: list(map(pow, [2], [3, 2], strict=True))), attempt(lambda: list(map(None, [1]))), attempt(lambda: list(filter(5, [1]))), attempt(lambda: map(str)), list(filter(str.isalpha, "a1b")), list(enumerate("ab", -1)), list(enumerate("a", 10**20)), attempt(lambda: enumerate("a", "b")))
print(list(reversed(range(0, 10, 3))), list(reversed({1: 2, 3: 4}.items())), list(reversed("abc")), attempt(lambda: reversed({1})), attempt(lambda: reversed(iter([]))))


class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        if i == 2 and self.stop: raise StopIteration
        return i * i
    stop = False
class Sized(Old):
    def __len__(self): return 3
class Stopping(Old): stop = True
print(list(Old()), 4 in Old(), max(Old()), dict(enumerate(Old())), list(reversed(Sized())), attempt(lambda: list(reversed(Old()))), list(Stopping()), [*map(str, Stopping())], tuple(zip(Old(), Sized())), attempt(lambda: (lambda a, *b: b)(*Old())))
class BadIter:
    def __init__(self, result): self.result = result
    def __iter__(self): return self.result
class BadLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for bad in (5, None, [1], "s", range(2)): print(attempt(lambda: list(BadIter(bad))), attempt(lambda: iter(BadIter(bad))), end="; ")
print()
for n in (-1, 2.5, "3", 1 << 70, True, None): print(attempt(lambda: len(BadLen(n))), attempt(lambda: bool(BadLen(n))), end="; ")
print()
calls = iter([1, 2, 0, 3]).__next__
print(list(iter(calls, 0)), calls(), attempt(lambda: iter(5, 0)), attempt(lambda: iter(5)), repr(iter(int, 1)).split(" at")[0])
def stopper(): raise StopIteration("early")
print(list(iter(stopper, 1)), attempt(lambda: next(iter([]))), attempt(lambda: next([])), next(iter([]), None), attempt(lambda: next(failing(0), 5)))
print(min("b", "a", key=str.upper), max([], default=None), attempt(lambda: max([])), attempt(lambda: max(1, 2, default=3)), min([[1, 2], [1]]), max({"a": 1, "b": 0}), max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get), attempt(lambda: min(1, "a")), attempt(lambda: min()), attempt(lambda: min(None)), min([3, 1], key=None), attempt(lambda: max(1, key=abs)))
print(sum([[1], [2]], []), sum([0.1] * 10), sum([0.1] * 10, 0.0), sum([1, 2.5, 3]), sum([True, True]), sum([10**20, 1.0]), sum([1e308, 1e308, -1e308]), attempt(lambda: sum(["a"])), attempt(lambda: sum([], "")), sum([(1,), (2,)], ()), sum([1j, 2]), sum(x for x in ()), attempt(lambda: sum([1], start="a")), sum([1], start=-1), sum([float("inf"), 1]), sum([3, -3.0]))
print([range(10)[s] for s in (slice(2, 8, 3), slice(None, None, -4), slice(100), slice(-3, None))], slice(1, 2) == slice(1, 2), slice(None, 5).indices(3), slice(5, None, -1).indices(3), attempt(lambda: slice(0, 1, 0).indices(5)), slice(1, 2, 3).__reduce__(), hash(slice(1)) == hash(slice(1)), slice("a", [], {}), attempt(lambda: [1][slice("a")]), slice(1, 5) < slice(2, 3))
print(range(10**30)[-1], len(range(0, -10, -3)), attempt(lambda: len(range(10**30))), range(0, 5, 2) == range(0, 6, 2), hash(range(0)) == hash(range(5, 5)), 10**25 in range(0, 10**30, 5), range(5).index(3), attempt(lambda: range(5).index(7)), range(3).count(True), attempt(lambda: range(1, 2, 0)), attempt(lambda: range(1.5)), 2.0 in range(3), "a" in range(3), range(1, 10, 3)[1:], range(7)[::-2])
data = [5, 3, 1]
def key(x): data.append(9); return x
print(attempt(lambda: data.sort(key=key)), data, sorted("bAc", key=str.lower), sorted([3, 1, 2], key=lambda x: -x), sorted([(1, "b"), (0, "a"), (1, "a")], key=lambda p: p[0]), attempt(lambda: sorted([1, "a"])), attempt(lambda: sorted([1j, 2j])), sorted({"b": 1, "a": 2}), attempt(lambda: sorted([1], key=5)), sorted([2, 1], key=None), sorted([None]), attempt(lambda: sorted([None, None])), sorted([float("nan"), 1]) != [1])

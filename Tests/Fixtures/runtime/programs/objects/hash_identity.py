"""Hashes of numbers across types, containers keyed by odd objects, identity against equality, NaN, -1, caching, changed keys."""
import sys

P = sys.hash_info.modulus
print(sys.hash_info.width, P == 2 ** 61 - 1, sys.hash_info.inf, sys.hash_info.imag, sys.hash_info.nan if hasattr(sys.hash_info, "nan") else "")
print([hash(n) for n in (0, 1, -1, -2, P, P - 1, P + 1, -P, 2 ** 64, -(2 ** 64), 10 ** 30, True, False)])
print([hash(x) for x in (0.0, -0.0, 1.0, -1.0, 0.5, 0.1, -0.1, 1e300, 5e-324, float("inf"), float("-inf"), 2.0 ** 100)])
print(all(hash(float(n)) == hash(n) for n in (0, 1, 2 ** 70, -(2 ** 80), 10 ** 22)), hash(1 + 0j) == hash(1), hash(2j), hash(1 + 2j) == hash(1) + sys.hash_info.imag * 2, hash(complex(0.5, -1)), [hash((n,)) == hash((float(n),)) for n in (1, 5)])
print(hash((1, 2, 3)) == hash((1, 2, 3)), hash((1.0, 2.0, 3.0)) == hash((1, 2, 3)), hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(range(0)) == hash(range(1, 1)), hash(range(0, 3, 1)) == hash(range(3)), hash(slice(1, 2, 3)) == hash(slice(1, 2, 3)), hash(None) == hash(None), hash("x") == hash("x"), hash(b"x") == hash("x"))


class Weird:
    def __repr__(self): return f"W{self.h}"
    def __init__(self, h, equal=False): self.h, self.equal = h, equal
    def __hash__(self): return self.h
    def __eq__(self, other): return self.equal


def attempt(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"


print([attempt(lambda: hash(Weird(h))) for h in (5, -1, True, 2 ** 61 - 1, 2 ** 64, -(2 ** 64), 10 ** 25, 1.5, "x", None, 2 ** 63)])
print(attempt(lambda: hash([])), attempt(lambda: hash(([],))), attempt(lambda: hash({})), attempt(lambda: hash(frozenset)) == hash(frozenset), attempt(lambda: {[]: 1}), attempt(lambda: {1: 2}[[]]), attempt(lambda: {(1, []): 2}), attempt(lambda: [] in {1}), attempt(lambda: {{}}), attempt(lambda: hash(bytearray())), attempt(lambda: hash(slice([]))), attempt(lambda: hash(memoryview(bytearray(b"a")))), hash(memoryview(b"ab")) == hash(b"ab"), attempt(lambda: hash({}.keys())), isinstance(hash({}.values()), int), attempt(lambda: hash(frozendict(a=[]))), hash(frozendict(a=1)) == hash(frozendict(a=1)))
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), {nan: 1}[nan], {nan: 1} == {nan: 1}, [nan].index(nan), [nan].count(nan), float("nan") in [nan], len({nan, nan}), len({nan, float("nan")}), {nan} == {nan}, [float("nan")] == [float("nan")], nan != nan, (1, nan) < (1, nan), max(nan, 1) is nan, max(1, nan), sorted([nan])[0] is nan, hash(nan) == hash(nan))
a, b = Weird(1, equal=True), Weird(1)
print({a: "a"}[b] if attempt(lambda: {a: "a"}[b]) else 0, attempt(lambda: {b: "b"}[a]), len({a, b}), len({b, a}), attempt(lambda: {b: 1}[b]), a in [b], b in [a], [b] == [b], [b] == [a], [a] == [b])
d = {1: "int", True: "bool", 1.0: "float", 1 + 0j: "complex"}
print(d, list(map(type, d)), d[1 == 1], {0: "z", False: "f", -0.0: "m"}, {"a": 1, b"a": 2, ("a",): 3}, len({0, 0.0, False, 0j}), {True, 1, 1.0})
class Mutable:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, other): return isinstance(other, Mutable) and self.n == other.n
    def __repr__(self): return f"M{self.n}"
m = Mutable(1)
table = {m: "one"}
m.n = 2
print(m in table, table.get(Mutable(1)), table.get(Mutable(2)), list(table), table, m in list(table), Mutable(1) in table)
table[m] = "two"
print(len(table), table == {m: "two"}, dict(table) == table, [table.pop(k, "gone") for k in list(table)], len(table))
class Counting:
    hashes = equals = 0
    def __init__(self, n): self.n = n
    def __hash__(self): Counting.hashes += 1; return self.n % 4
    def __eq__(self, other): Counting.equals += 1; return self.n == other.n
def count(f):
    Counting.hashes = Counting.equals = 0
    result = f()
    return result if isinstance(result, (int, bool)) else type(result).__name__, Counting.hashes, Counting.equals
keys = [Counting(n) for n in range(8)]
index = {}
print(count(lambda: index.update(zip(keys, range(8)))), count(lambda: index[keys[3]]), count(lambda: keys[5] in index), count(lambda: set(index) and 0), count(lambda: frozenset(keys[:1]) == {keys[0]}), count(lambda: list(index).index(keys[4])), count(lambda: hash((keys[0], keys[1])) and 0), count(lambda: {k: 1 for k in keys}), count(lambda: index.setdefault(keys[0], 1)))
class Base:
    def __eq__(self, other): return "base"
class Derived(Base): __hash__ = object.__hash__
class Restored(Base):
    def __hash__(self): return 3
class Again(Restored):
    def __eq__(self, other): return False
print(Base.__hash__, attempt(lambda: hash(Base())), hash(Derived()) == object.__hash__(d2) if (d2 := Derived()) is None else "own", hash(Restored()), Again.__hash__, attempt(lambda: hash(Again())), Base() == 1, Base() != 1, (Base() in [1]), isinstance(Base(), type(Base()).__mro__[0]), [c.__name__ for c in (Base, Derived, Restored, Again) if c.__hash__])
x = 256; y = 256
print(x is y, "ab" is "ab" if 0 else True, () is (), [] is [], None is None, (lambda: 1) == (lambda: 1), print == print, [].append == [].append, (l := []).append == l.append, hash(l.append) == hash(l.append) if 0 else True, len.__self__ is not None, object() == object(), type(1) is int, NotImplemented is NotImplemented, ... is Ellipsis)

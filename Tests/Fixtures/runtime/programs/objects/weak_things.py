"""Weak references, callbacks, proxies, weak attributes in slots; classes that cannot be referred to weakly."""
ref = next(c for c in object.__subclasses__() if c.__name__ == "ReferenceType" and c.__module__ == "weakref")
proxies = [c for c in object.__subclasses__() if c.__name__ in ("ProxyType", "CallableProxyType")]


class Node:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"Node({self.name})"
    def __eq__(self, other): return isinstance(other, Node) and self.name == other.name
    def __hash__(self): return hash(self.name)
    def __call__(self): return "called"


n = Node("a")
r, again = ref(n), ref(n)
print(r() is n, r is again, r == again, r == ref(Node("a")) if False else r != n, hash(r) == hash(n), type(r).__name__, type(r).__qualname__, r.__callback__)
with_callback = ref(n, print)
print(with_callback is r, with_callback.__callback__ is print, with_callback == r, repr(r).split(" at ")[0], repr(r).split("; to ")[1].split(" at ")[0])
m = Node("a")
print(ref(m) == r, ref(Node("b")) == r, {r: 1}[ref(m)], r in [ref(m)])


class KeyedRef(ref):
    __slots__ = ("key",)
    def __new__(cls, target, key, callback=None): return super().__new__(cls, target, callback)
    def __init__(self, target, key, callback=None):
        super().__init__(target, callback)
        self.key = key
k = KeyedRef(n, "k")
print(k() is n, k.key, isinstance(k, ref), k is r, k == r, type(k).__mro__[1] is ref)


class WeakTable:
    """Keys are held weakly: by what hash and equality of the key say."""
    def __init__(self): self.data = {}
    def __setitem__(self, key, value): self.data[KeyedRef(key, key.name)] = value
    def __getitem__(self, key): return self.data[ref(key)]
    def __contains__(self, key):
        try: return ref(key) in self.data
        except TypeError: return False
    def __iter__(self): return (r() for r in self.data if r() is not None)
    def __len__(self): return sum(1 for _ in self)


table = WeakTable()
table[n] = 1; table[m] = 2; table[b := Node("b")] = 3
print(len(table), table[n], table[Node("a")], b in table, 5 in table, Node("z") in table, [x.name for x in table], [r.key for r in table.data])


class Plain: __slots__ = ("a",)
class Weak: __slots__ = ("a", "__weakref__")
class Sub(Plain): pass
class Ints(int): pass
class Tuples(tuple): pass
class Lists(list): pass
def function(): yield
keep = []
for value in (Plain(), Weak(), Sub(), 5, "s", None, [], {}, (), {1}, frozenset(), 1.5, function, len, Node, int, Ints(5), Tuples(), Lists(), n.__init__, function(), b"x", bytearray(), range(3), slice(1), object(), property(), function.__code__, lambda: 1, type(keep), KeyError(), memoryview(b""), list[int], int | str, Ellipsis):
    keep.append(value)
    try: print(type(value).__name__, ref(value)() is value)
    except TypeError as e: print(e)
for f in (lambda: ref(), lambda: ref(n, 1, 2), lambda: ref(n, callback=1), lambda: ref(n, None)() is n, lambda: r(1), lambda: setattr(r, "x", 1), lambda: r < again, lambda: KeyedRef(n), lambda: ref[int]):
    try: result = f(); print(result)
    except Exception as e: print(type(e).__name__, e)

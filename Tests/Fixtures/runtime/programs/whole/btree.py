"""Ordered containers: a B-tree as a mutable mapping, a treap with a generator of numbers, a skip list, a persistent vector."""


class BTree:
    ORDER = 4
    class Node:
        __slots__ = ("keys", "values", "kids")
        def __init__(self, keys=(), values=(), kids=()): self.keys, self.values, self.kids = list(keys), list(values), list(kids)
        def find(self, key):
            low, high = 0, len(self.keys)
            while low < high:
                mid = low + high >> 1
                if self.keys[mid] < key: low = mid + 1
                else: high = mid
            return low, low < len(self.keys) and self.keys[low] == key

    def __init__(self, items=(), /, **named):
        self.root, self.count = self.Node(), 0
        for key, value in dict(items, **named).items(): self[key] = value

    def __setitem__(self, key, value):
        split = self._insert(self.root, key, value)
        if split: self.root = self.Node([split[0]], [split[1]], [self.root, split[2]])

    def _insert(self, node, key, value):
        at, found = node.find(key)
        if found: node.values[at] = value; return
        if node.kids:
            split = self._insert(node.kids[at], key, value)
            if not split: return
            key, value, right = split
            node.kids.insert(at + 1, right)
        else: self.count += 1
        node.keys.insert(at, key); node.values.insert(at, value)
        if len(node.keys) >= self.ORDER:
            mid = len(node.keys) // 2
            right = self.Node(node.keys[mid + 1:], node.values[mid + 1:], node.kids[mid + 1:])
            middle = node.keys[mid], node.values[mid], right
            del node.keys[mid:], node.values[mid:], node.kids[mid + 1:]
            return middle

    def __getitem__(self, key):
        if isinstance(key, slice): return BTree((k, v) for k, v in self.items(key.start, key.stop))
        node = self.root
        while True:
            at, found = node.find(key)
            if found: return node.values[at]
            if not node.kids: return self.__missing__(key)
            node = node.kids[at]

    def __missing__(self, key): raise KeyError(key)
    def __contains__(self, key):
        try: self[key]
        except (KeyError, TypeError): return False
        return True

    def items(self, start=None, stop=None, node=None):
        node = node or self.root
        first = 0 if start is None else node.find(start)[0]
        for at in range(first, len(node.keys) + 1):
            if node.kids: yield from self.items(start, stop, node.kids[at])
            if at == len(node.keys) or stop is not None and not node.keys[at] < stop: return
            yield node.keys[at], node.values[at]

    def __iter__(self): return (k for k, _ in self.items())
    def __reversed__(self):
        def walk(node):
            for at in range(len(node.keys), -1, -1):
                if node.kids: yield from walk(node.kids[at])
                if at: yield node.keys[at - 1]
        return walk(self.root)
    def __len__(self): return self.count
    def keys(self): return list(self)
    def __eq__(self, other): return list(self.items()) == sorted(other.items()) if hasattr(other, "items") else NotImplemented
    __hash__ = None
    def __repr__(self): return f"BTree({{{', '.join(f'{k!r}: {v!r}' for k, v in self.items())}}})"
    def depth(self):
        node, n = self.root, 1
        while node.kids: node, n = node.kids[0], n + 1
        return n
    def check(self, node=None, low=None, high=None, root=True):
        node = node or self.root
        assert root or len(node.keys) >= (self.ORDER - 1) // 2, node.keys
        assert all(a < b for a, b in zip(node.keys, node.keys[1:]))
        bounds = [low, *node.keys, high]
        for kid, a, b in zip(node.kids, bounds[:-1], bounds[1:], strict=True) if node.kids else ():
            assert (a is None or a < kid.keys[0]) and (b is None or kid.keys[-1] < b)
            self.check(kid, a, b, False)
        return True


def numbers(seed):
    while True:
        seed = seed * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        yield seed >> 33


class Treap:
    random = numbers(42)
    def __init__(self): self.root = None
    def add(self, key):
        def insert(node):
            if node is None: return [key, next(self.random), None, None]
            side = 2 if key < node[0] else 3
            node[side] = kid = insert(node[side])
            if kid[1] > node[1]:
                other = 5 - side
                node[side], kid[other] = kid[other], node
                return kid
            return node
        self.root = insert(self.root)
    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node: stack.append(node); node = node[2]
            node = stack.pop()
            yield node[0]
            node = node[3]
    def height(self, node=...):
        node = self.root if node is ... else node
        return 0 if node is None else 1 + max(map(self.height, node[2:]))


class Vector:
    """Persistent: a trie with four children a node."""
    BITS = 2
    def __init__(self, count=0, shift=0, root=()): self.count, self.shift, self.root = count, shift, root
    def append(self, value):
        full = self.count == 1 << self.shift + self.BITS
        shift, root = (self.shift + self.BITS, (self.root,)) if full else (self.shift, self.root)
        return Vector(self.count + 1, shift, self._put(root, shift, self.count, value))
    def _put(self, node, shift, at, value):
        i = at >> shift & 3
        kid = node[i] if i < len(node) else ()
        return (*node[:i], self._put(kid, shift - self.BITS, at, value) if shift else value, *node[i + 1:])
    def set(self, at, value): return Vector(self.count, self.shift, self._put(self.root, self.shift, range(self.count)[at], value))
    def __getitem__(self, at):
        at, node = range(self.count)[at], self.root
        if isinstance(at, range): return [self[i] for i in at]
        for shift in range(self.shift, -1, -self.BITS): node = node[at >> shift & 3]
        return node
    def __len__(self): return self.count


tree = BTree({k: k * k for k in (n * 37 % 101 for n in range(60))}, a=1) if False else BTree({n * 37 % 101: n for n in range(60)})
print(len(tree), tree.depth(), tree.check(), list(tree)[:8], list(reversed(tree))[:4], tree[37], 37 in tree, 1000 in tree, "x" in tree)
tree[37] = "new"; tree[37.5] = "between"
print(len(tree), tree[35:42], list(tree.items(95, None)), tree[37] if tree.check() else 0)
print(BTree(b=2, a=1) == {"a": 1, "b": 2}, BTree() == 5, BTree("ab cd".split()), BTree.Node.__qualname__, bool(BTree()), {**BTree(z=1, y=2)}, dict(BTree(k=0)), max(BTree(q=1, r=0)))
for f in (lambda: tree["x"], lambda: tree[-1], lambda: hash(tree), lambda: BTree([1]), lambda: BTree({1: 1, "a": 2}), lambda: tree[:"q"], lambda: del_(tree)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Default(BTree):
    def __missing__(self, key): self[key] = value = []; return value
grouped = Default()
for word in "the quick brown fox jumps over the lazy dog".split(): grouped[len(word)].append(word)
print(grouped)
treap = Treap()
for n in range(200): treap.add(n * 7 % 200)
print(list(treap) == list(range(200)), treap.height() < 30, next(numbers(1)))
versions = [Vector()]
for c in "persistent vector!": versions.append(versions[-1].append(c))
v = versions[-1]
print("".join(v), len(v), v.shift, "".join(versions[10]), "".join(v.set(0, "P").set(-1, "?")), v[::-3], v[0] + v[-1])
try: v[99]
except IndexError as e: print(e)
print(sum(map(len, versions)), versions[5].root, v.root[0] is versions[16].root if len(v.root) > 1 else None)

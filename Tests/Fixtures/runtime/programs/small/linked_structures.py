class Node:
    def __init__(s, v, n=None): s.v, s.n = v, n
class LL:
    def __init__(s, it=()):
        s.head, s.size = None, 0
        for v in it: s.append(v)
    def append(s, v):
        node = Node(v); s.size += 1
        if not s.head: s.head = node; return
        c = s.head
        while c.n: c = c.n
        c.n = node
    def __iter__(s):
        c = s.head
        while c: yield c.v; c = c.n
    def __len__(s): return s.size
    def __getitem__(s, i):
        if isinstance(i, slice): return LL(list(s)[i])
        if i < 0: i += s.size
        for j, v in enumerate(s):
            if i == j: return v
        raise IndexError(i)
    def __reversed__(s): return iter(list(s)[::-1])
    def __contains__(s, v): return any(x == v for x in s)
    def __eq__(s, o): return list(s) == list(o)
    def __add__(s, o): return LL([*s, *o])
    def __repr__(s): return ' -> '.join(map(repr, s)) or 'empty'
    def __bool__(s): return s.size > 0
l = LL([1, 2, 3]); print(l, len(l), l[0], l[-1], l[1:], 2 in l, list(reversed(l)), l == [1, 2, 3], l + 'ab', bool(LL()), LL(), [*l], max(l))
try: l[9]
except IndexError as e: print('index', e)
class Tree:
    def __init__(s): s.root = None
    def add(s, k):
        def ins(n): return [k, None, None] if n is None else n if n[0] == k else [n[0], ins(n[1]), n[2]] if k < n[0] else [n[0], n[1], ins(n[2])]
        s.root = ins(s.root); return s
    def __iter__(s):
        def walk(n):
            if n: yield from walk(n[1]); yield n[0]; yield from walk(n[2])
        return walk(s.root)
    def depth(s): d = lambda n: 0 if not n else 1 + max(d(n[1]), d(n[2])); return d(s.root)
t = Tree()
for k in (5, 2, 8, 1, 9, 3, 5): t.add(k)
print(list(t), t.depth(), 8 in t, 7 in t, min(t))

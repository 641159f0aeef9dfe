class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Old()), 4 in Old(), [*reversed([1, 2])], dict(zip('ab', Old())))
class It:
    def __init__(self): self.n = 3
    def __iter__(self): return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1; return self.n
print(list(It()), sum(It()), max(It()), tuple(It()), set(It()) == {0, 1, 2}, sorted(It()), 2 in It(), ' '.join(map(str, It())))
a, b, c = It(); print(a, b, c)
x, *y = It(); print(x, y)
for bad in (5, type('X', (), {'__iter__': lambda s: 5})(), type('X', (), {'__iter__': None})(), None, 1.5, object()):
    try: iter(bad)
    except TypeError as e: print(e)
try: iter(type('Y', (), {'__next__': lambda s: 1})())
except TypeError as e: print(e)
class R:
    def __reversed__(self): return 'rev'
    def __len__(self): return 2
    def __getitem__(self, i): return 'ab'[i]
print(reversed(R()), list(R()))
class L:
    def __len__(self): return 3
    def __getitem__(self, i): return i
print(list(reversed(L())))
it = iter([1, 2]); print(next(it), list(it), next(it, 'end'), list(it))
n = 0
def f():
    global n; n += 1; return n
print(list(iter(f, 4)))
for i in (lst := [1, 2, 3]):
    if i < 3 and len(lst) < 6: lst.append(i * 10)
print(lst)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
s = {1}
try:
    for k in s: s.add(k + 1)
except RuntimeError as e: print(e)
try:
    for k in (d := {1: 1, 2: 2}): del d[k]; d[k + 5] = 1
except RuntimeError as e: print(e)
for i in range(3): pass
else: print('else', i)
for x, (y, *z) in [(1, (2, 3, 4)), (5, 'ab')]: print(x, y, z)
for target in ([0, 0],):
    for target[0] in range(2): pass
    print(target)
class Hint:
    def __iter__(self): return iter([1])
    def __length_hint__(self): return -1
try: list(Hint())
except ValueError as e: print(e)
try: [a, b] = [1, 2, 3]
except ValueError as e: print(e)
try: a, b, c = 1, 2
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: a, b = {1: 2}
except ValueError as e: print(e)

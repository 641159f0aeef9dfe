data = [('bob', 3), ('al', 3), ('cy', 1), ('di', 2)]
print(sorted(data), sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: (-p[1], p[0])), sorted(data, reverse=True)[0])
class P:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'P{s.v}'
print(sorted(map(P, [3, 1, 2])), min(P(2), P(1)), max([P(1), P(5)]), sorted([P(2), P(1)], reverse=True))
def quick(l): return l if len(l) < 2 else quick([x for x in l[1:] if x < l[0]]) + [l[0]] + quick([x for x in l[1:] if x >= l[0]])
def merge(a, b):
    while a and b: yield (a if a[0] <= b[0] else b).pop(0)
    yield from a or b
print(quick([5, 3, 8, 1, 9, 2]), list(merge([1, 4, 6], [2, 3, 7, 8])), sorted('hello'), sorted({3: 'a', 1: 'b'}.items()))
r = list(range(200)); r2 = sorted(r, key=lambda v: v * 7919 % 200); print(r2[:5], sorted(r2) == r, sorted(r2, key=lambda v: v % 10)[:12])

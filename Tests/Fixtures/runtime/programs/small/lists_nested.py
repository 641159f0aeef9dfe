m = [[0] * 3 for _ in range(2)]; m[0][1] = 5; print(m); n = [[0] * 2] * 2; n[0][0] = 1; print(n)
flat = [v for row in [[1, 2], [3]] for v in row]; print(flat, [[j for j in range(i)] for i in range(3)], sum([[1], [2]], []))
a = [1, [2, [3, [4]]]]
def flatten(x): return [y for e in x for y in (flatten(e) if isinstance(e, list) else [e])]
print(flatten(a), a[1][1][1][0]); b = a[:]; b[1][0] = 'shared'; print(a[1][0], a is b, a == b)
spiral = lambda g: [*g[0], *spiral([*zip(*g[1:])][::-1])] if g else []
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), [*map(list, zip([1, 2], [3, 4]))])
l = [1, 2, 3, 4, 5, 6]; l[1:5:2] = ['a', 'b']; print(l); del l[::2]; print(l); l[len(l):] = [9]; print(l, l[-2:], l[:-1], l[10:], l[::-2])

l = [3, 1, 2]
l.append(4); l.extend('ab'); l.insert(1, 'x'); l.insert(-1, 'y'); l.insert(100, 'z'); print(l, l.pop(), l.pop(0), l.index('a'), l.count(1))
l.remove('x'); l.reverse(); print(l); del l[0:2]; print(l); l[1:1] = [7, 8]; l[::2] = ['p', 'q', 'r'][:len(l[::2])]; print(l); l.clear(); print(l)
a = [5, 2, 9]; a.sort(); print(a); a.sort(reverse=True); print(a); a.sort(key=lambda v: -v % 7); print(a, sorted('bAc', key=str.lower), sorted([(1, 'b'), (1, 'a')]), sorted([3, 1], reverse=1))
s = [(i % 3, i) for i in range(7)]; s.sort(key=lambda t: t[0]); print(s)
print([1, 2] + [3], [1] * 3, [1, 2] == [1, 2], [1, 2] < [1, 3], [[]] * 2, list('abc'), list(range(3)), [1, 2, 3][-2:], [1, 2, 3][::-1], [0] * 0, 2 in [1, 2], [1, [2]].copy(), list({1: 2}), [x for x in 'ab'], [*'ab', 1], len([1, 2]))
b = [0] * 5; b[1:4] = []; print(b); b[5:] = [1]; print(b); b[0:0] = b; print(b); b += 'xy'; print(b); b *= 2; print(len(b)); del b[::3]; print(len(b)); b[:] = [1]; print(b)
for f in (lambda: [].pop(), lambda: [1].index(2), lambda: [1].remove(2), lambda: [1][5], lambda: [1].__setitem__(3, 1), lambda: [].__delitem__(0), lambda: [1, 2].__setitem__(slice(None, None, 2), [1, 2, 3]), lambda: list(5), lambda: [1] + (2,), lambda: ['a', 1].sort(), lambda: [1].insert('a', 1), lambda: [1].__getitem__('a'), lambda: [1, 2, 3].__setitem__(slice(0, 2), 5), lambda: [].extend(5), lambda: [1] * 1.5, lambda: [3, 1].sort(key=5), lambda: [1].pop('a')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
m = [1, 2, 3]
try: m.sort(key=lambda v: m.append(v) or v)
except ValueError as e: print(e)
print(m)
r = []; r.append(r); print(r, repr([r]), r == r, len(r))

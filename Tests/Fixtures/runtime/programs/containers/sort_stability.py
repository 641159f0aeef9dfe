data = [('b', 2), ('a', 2), ('c', 1), ('a', 1), ('b', 1)]
print(sorted(data), sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: t[0], reverse=True), sorted(data, reverse=True))
class K:
    n = 0
    def __init__(s, v): s.v = v
    def __lt__(s, o): K.n += 1; return s.v < o.v
    def __repr__(s): return f'K{s.v}'
print(sorted([K(3), K(1), K(2)]), max(K(1), K(5)) if False else '', K.n > 0)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: sorted([1, 'a'])); t(lambda: sorted([1, None])); t(lambda: sorted([3, 1], key=5)); t(lambda: sorted([1], cmp=1)); t(lambda: sorted([[1], [0]], key=len)); t(lambda: sorted([1j, 2j])); t(lambda: sorted([{}, {}])); t(lambda: sorted()); t(lambda: sorted([3, 2], None, True)); t(lambda: [3, 2].sort(lambda a: a)); t(lambda: sorted('bca', key=str.upper, reverse=True)); t(lambda: sorted([1, 2, 3], key=lambda x: 1 / (x - 2))); t(lambda: sorted([2, 1.5, True, 10 ** 20, -float('inf')])); t(lambda: sorted([float('nan'), 1, 2])[1:]); t(lambda: sorted([(1, 'a'), (1, 2)])); t(lambda: sorted([(1, 'b'), (0, 2)])); t(lambda: sorted({'z': 1, 'y': 2}.items(), key=lambda kv: kv[1])); t(lambda: sorted([set([1, 2]), set([1])])); t(lambda: sorted([b'b', b'a'])); t(lambda: sorted([b'b', 'a'])); t(lambda: sorted([[2, 'x'], [2, 'a'], [1]])); t(lambda: min([3, 1, 2], key=lambda x: -x)); t(lambda: max(['aa', 'b', 'cc'], key=len)); t(lambda: min(['aa', 'bb'], key=len)); t(lambda: min('abc', default='z')); t(lambda: max({}, default=None)); t(lambda: max(1, 2, default=3)); t(lambda: max(5, key=None)); t(lambda: sorted(range(20), key=lambda x: (x % 3, -x)))
l = [5, 3, 1]; print(l.sort(), l, l.sort(reverse=True), l)
import sys
big = [(i * 7919) % 1009 for i in range(1009)]; print(sorted(big) == list(range(1009)), sorted(big, key=lambda x: -x)[:3], sorted(big, reverse=True)[-3:])

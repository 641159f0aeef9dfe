t = (1, 2, 3); print(t[0], t[-1], t[1:], t + (4,), t * 2, t.index(2), t.count(1), 2 in t, len(t), (1,), (), tuple('ab'), t < (1, 2, 4), t == (1, 2, 3), hash(t) == hash((1, 2, 3)), (1, (2, [3])), tuple([]) is (), t[::-1], 1, *t)
r = range(2, 20, 3); print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], 5 in r, 6 in r, r.index(8), r.count(5), r.start, r.stop, r.step, range(3) == range(0, 3, 1), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), list(range(5, 0, -2)), range(10 ** 20)[-1], len(range(10 ** 5)), bool(range(0)), 2.0 in range(3), 'a' in range(3), list(reversed(range(3))), range(True), max(range(5)))
s = slice(1, 10, 2); print(s, s.start, s.stop, s.step, s.indices(5), slice(None), slice(3), slice(1, 2) == slice(1, 2), slice(-1, None, -1).indices(4), [1, 2, 3, 4][slice(1, 3)], hash(slice(1)) == hash(slice(1)))
class I:
    def __getitem__(self, k): return k
i = I(); print(i[1:2], i[::], i[1:2, 3], i[...], i[:, None], i[()], i[(1,)], i[1,], i[-1:])
for f in (lambda: t[5], lambda: t['a'], lambda: t.index(9), lambda: t + [1], lambda: range(1, 2, 0), lambda: range('a'), lambda: range(), lambda: range(1.5), lambda: range(3)[5], lambda: range(3).index(9), lambda: len(range(10 ** 30)), lambda: slice(), lambda: slice(1).indices(-1), lambda: slice('a').indices(3), lambda: [1][::0], lambda: range(1, 2, 3, 4), lambda: t.x, lambda: setattr(r, 'start', 1), lambda: tuple(5), lambda: (1, 2) < (1, 'a'), lambda: slice(1, 2, 0).indices(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

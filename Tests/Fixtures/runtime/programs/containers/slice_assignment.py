def t(src):
    l = list(range(6))
    try: exec(src, {'l': l}); print(src, '->', l)
    except Exception as e: print(src, '->', type(e).__name__, e)
for src in ('l[1:3] = []', 'l[1:1] = [9, 9]', 'l[::2] = [7, 8, 9]', 'l[::2] = [1]', 'l[::-1] = range(6)', 'l[5:2] = [1]', 'l[10:] = "ab"', 'l[-2:] = (1, 2, 3)', 'del l[::2]', 'del l[::-2]', 'del l[4:1]', 'del l[:]', 'del l[10]', 'l[2] = [1]', 'l[6] = 1', 'l[-7]', 'l[:] = l', 'l[1:] = l', 'l[::3] = {1: 2, 3: 4}', 'l[0:2] = 5', 'l["a"]', 'l[1.0] = 2', 'l[None:None:None] = [0]', 'l[::0] = []', 'l[2:4] = iter("xyz")', 'l[1:2] *= 3', 'l[-100:100:2] = "abc"', 'l[5:1:-2] = "pq"', 'del l[1:5:3]', 'l[True:3] = []', 'l *= 0', 'l *= -1', 'l[3:] += [1]', 'l.insert(-1, "x"); l.insert(100, "y"); l.insert(-100, "z")', 'l.pop(10)', 'l.pop(-6)', 'l.remove(9)', 'l.__setitem__(slice(0, 2), "ab")', 'l.__delitem__(-1)', 'l[()] = 1'): t(src)
s = slice(1, 5, 2); print(s.indices(4), s.start, s.stop, s.step, s == slice(1, 5, 2), repr(slice(None)), slice(3).indices(10), slice(None, None, -1).indices(3), hash(s) == hash(slice(1, 5, 2)))
for sl in (slice(-3, None), slice(None, -3), slice(10, None, -3), slice(-100, 100, 50)): print('abcdefgh'[sl], (1, 2, 3, 4, 5)[sl], list(range(9))[sl], range(9)[sl], b'abcdefgh'[sl])

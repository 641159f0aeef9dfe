class V:
    def __init__(s, v): s.v = v
for op in 'add sub mul matmul truediv floordiv mod pow lshift rshift and or xor'.split():
    setattr(V, f'__i{op}__', lambda s, o, op=op: V(f'({s.v} {op} {o})'))
a = V('a')
a += 1; a -= 2; a *= 3; a @= 4; a /= 5; a //= 6; a %= 7; a **= 8; a <<= 9; a >>= 10; a &= 11; a |= 12; a ^= 13
print(a.v)
x = y = [1]; x += [2]; x += 'ab'; x *= 2; print(y is x, x)
t = ([1],)
try: t[0] += [2]
except TypeError as e: print(e, t)
s = {1}; r = s; s |= {2}; s &= {2, 3}; s ^= {5}; s -= {2}; print(r is s, s)
f = frozenset([1]); g = f; f |= {2}; print(g, f)
d = {'a': 1}; e = d; d |= {'b': 2}; d |= [('c', 3)]; print(e is d, d)
b = bytearray(b'a'); c = b; b += b'b'; b *= 2; print(c is b, b)
for src in ("x = 1; x += 'a'", "x = []; x += 5", "x = {}; x |= 5", "x = 'a'; x -= 'a'", "x = set(); x |= [1]", "x = (1,); x += [2]", "x = None; x += 1", "x = [1]; x *= 'a'", "x = 1; x @= 2", "x = 1; x **= 'a'", "x = bytearray(); x += 'a'", "x = 1; x <<= -1"):
    try: exec(src); print('ok', src)
    except Exception as err: print(src, '|', type(err).__name__, err)
class W:
    def __iadd__(s, o): return NotImplemented
    def __add__(s, o): return 'fell back'
w = W(); w += 1; print(w)
class H: n = 0
h = H(); h.n += 1; print(h.n, H.n); h.__dict__['k'] = [1]; h.k += [2]; print(h.k)
lst = [0, 0]; i = 0; lst[i] += 5; lst[-1] -= 1; lst[0:1] += [9]; print(lst)

class Log:
    def __init__(s): s.ops = []
    for n in 'add sub mul truediv floordiv mod pow lshift rshift and or xor matmul'.split():
        exec(f'def __i{n}__(s, o): s.ops.append(("{n}", o)); return s')
    del n
x = y = Log()
x += 1; x -= 2; x *= 3; x /= 4; x //= 5; x %= 6; x **= 7; x <<= 8; x >>= 9; x &= 10; x |= 11; x ^= 12; x @= 13
print(x is y, x.ops, sorted(k for k in vars(Log) if k.startswith('__i'))[:3])
class D:
    def __get__(s, o, t): return [1]
    def __set__(s, o, v): print('set', v)
class C: d = D(); t = ([],)
c = C(); c.d += [2]
try: c.t[0].append(1); c.t[0] += [2]
except TypeError as e: print(e)
print(c.t); i = 5; i += i == 5; print(i, -i ** 2, not i == 5, 2 ** 3 ** 2, (-2) ** 2, 7 // -2, -7 // 2, 1 or 1 / 0, 5 and 0)
d = {'k': 1}; d['k'] += 5; d['k'] *= 2; print(d); l = [[0]]; l[0][0] -= 1; l[0] += (2,); print(l); s = {1}; s |= {2}; s -= {1}; print(s)

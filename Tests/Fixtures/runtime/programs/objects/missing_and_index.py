class D(dict):
    def __missing__(s, k): s[k] = v = f'made {k}'; return v
d = D(a=1); print(d['a'], d['b'], d.get('c'), 'c' in d, d, d.pop('z', 0), d.setdefault('q', 5))
class N(dict): __missing__ = None
try: N()['x']
except TypeError as e: print(e)
class I:
    def __init__(s, v): s.v = v
    def __index__(s): return s.v
print([10, 20, 30][I(1)], 'abc'[I(-1)], (1, 2)[I(0)], list(range(I(3))), hex(I(255)), bin(I(5)), oct(I(8)), [0] * I(2), 'ab'[I(0):I(1)], int(I(4)), float(I(2)), complex(I(3)), 1 << 2, bytes(I(2)), chr(I(65)), round(2.5678, I(2)), '%d' % I(9) if False else '', range(10)[I(3)], slice(I(1)).indices(5), pow(2, 3, 5), 'x'.center(I(3), '-'), divmod(7, 2))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: [1][I('x')]); t(lambda: [1][I(True)]); t(lambda: [1][1.0]); t(lambda: [1]['a']); t(lambda: 'a'[None]); t(lambda: (1,)['x']); t(lambda: range(1.5)); t(lambda: [1] * 1.5); t(lambda: [1][I(2 ** 100)]); t(lambda: [1][:I('y')]); t(lambda: [1][::0]); t(lambda: bytes(-1)); t(lambda: [] * 2 ** 70); t(lambda: range(2 ** 70)[2 ** 69]); t(lambda: int(I(1.5))); t(lambda: hex(1.5)); t(lambda: chr(-1)); t(lambda: b'abc'['a']); t(lambda: {}[[]]); t(lambda: [1, 2][(0, 1)]); t(lambda: 5[0]); t(lambda: [].__getitem__(0)); t(lambda: 'abc'['b'])
class Sub(int):
    def __index__(s): return 99
print([1, 2, 3][Sub(1)], hex(Sub(2)), range(3)[Sub(1)])
class T:
    def __trunc__(s): return 5
    def __int__(s): return 7
    def __float__(s): return 1.25
    def __complex__(s): return 2j
    def __bool__(s): return False
    def __round__(s, n=None): return ('round', n)
print(int(T()), float(T()), complex(T()), bool(T()), round(T()), round(T(), 2))

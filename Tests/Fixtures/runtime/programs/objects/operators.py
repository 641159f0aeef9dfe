class V:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'V({self.v})'
    def __add__(self, o): return V(self.v + o.v) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return V(o + self.v)
    def __sub__(self, o): return 'sub'
    def __rsub__(self, o): return 'rsub'
    def __iadd__(self, o): self.v += 100; return self
    def __mul__(self, o): return NotImplemented
    def __neg__(self): return V(-self.v)
    def __pos__(self): return 'pos'
    def __invert__(self): return '~'
    def __abs__(self): return abs(self.v)
    def __matmul__(self, o): return 'matmul', o
    def __rmatmul__(self, o): return 'rmatmul', o
    def __pow__(self, o, m=None): return 'pow', o, m
    def __rpow__(self, o, m=None): return 'rpow', o, m
    def __divmod__(self, o): return 'divmod'
    def __rdivmod__(self, o): return 'rdivmod'
    def __lshift__(self, o): return '<<'
    def __rrshift__(self, o): return 'r>>'
    def __floordiv__(self, o): return '//'
    def __rtruediv__(self, o): return 'r/'
    def __mod__(self, o): return '%'
    def __and__(self, o): return '&'
    def __ror__(self, o): return 'r|'
    def __xor__(self, o): return '^'
    def __ixor__(self, o): return NotImplemented
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return 'round', n
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __bool__(self): return False
    def __len__(self): return 9
a = V(1)
print(a + V(2), 5 + a, a - 1, 1 - a, -a, +a, ~a, abs(V(-4)), a @ 2, 2 @ a, a ** 2, 2 ** a, pow(a, 2, 3), pow(2, a, 3) if False else '', divmod(a, 1), divmod(1, a))
print(a << 1, 1 >> a, a // 1, 1 / a, a % 1, a & 1, 1 | a, a ^ 1, int(a), float(a), complex(a), [0, 1, 2, 3, 4][a], round(a), round(a, 2), bool(a), len(a), hex(a), range(a), 'x' * a, [1] * a)
a += 5; print(a.v)
a ^= 1; print(a)
for f in (lambda: V(1) * 2, lambda: V(1) + 'x', lambda: 'x' % V(1) if False else V(1) / 2, lambda: 2 * V(1), lambda: V(1) < 2, lambda: V(1) | 2, lambda: 1 << V(2), lambda: -'a', lambda: ~1.5, lambda: [] + (), lambda: 1 + '1', lambda: {} + {}, lambda: None + 1, lambda: {1} + {2}, lambda: 'a' - 'b', lambda: 3 @ 4, lambda: divmod('a', 1), lambda: 2 ** 'a', lambda: pow(2, 3, 'a'), lambda: [1] * 'a', lambda: 'a' * 1.5):
    try: print(f())
    except TypeError as e: print(e)
class Sub(V):
    def __radd__(self, o): return 'Sub.radd'
    def __rsub__(self, o): return 'Sub.rsub'
print(V(1) + Sub(2), V(1) - Sub(1), Sub(1) - V(1))
x = [1]; y = x; x += (2,); print(y); x *= 2; print(y is x, y)
t = (1,); u = t; t += (2,); print(u, t)

class C:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print('eq', self.n, getattr(o, 'n', o)); return NotImplemented if not isinstance(o, C) else self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f'C{self.n}'
a, b = C(1), C(2)
print(a == b, a != b, a == 5, a != 5, a < b, a > b, sorted([C(3), a, b]), max(a, b), min([b, a]))
try: a <= b
except TypeError as e: print(e)
try: hash(a)
except TypeError as e: print(e)
print(C.__hash__)
class H(C):
    __hash__ = C.__hash__
class H2(C):
    def __hash__(self): return 1
print(hash(H2(1)), len({H2(1), H2(1)}))
class W:
    def __lt__(self, o): return 'weird'
    def __eq__(self, o): return []
    def __gt__(self, o): return NotImplemented
print(W() < 1, W() == 1, W() != 1, not (W() == 1), 1 > W())
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1.0 == True, 3 > 2 > 2)
def side(x): print('s', x); return x
print(side(1) < side(2) < side(0) < side(9))
class Sub(C):
    def __eq__(self, o): return 'sub first'
print(C(1) == Sub(1))
nan = float('nan'); print(nan == nan, [nan] == [nan], nan in [nan], (nan,) == (nan,), {nan} == {nan}, nan != nan)
print([1, 2] < [1, 3], (1,) < (1, 0), 'a' < 'b', {1} < {1, 2}, {1, 2} <= {1, 2}, {1} > set(), [] == (), '' == b'', 1 == '1', None == 0)
for f in (lambda: [1] < (1,), lambda: {} < {}, lambda: 1j < 2j, lambda: None < None, lambda: [1, 'a'] < [1, 2], lambda: object() < object()):
    try: f()
    except TypeError as e: print(e)
class Bad:
    def __eq__(self, o): raise ZeroDivisionError
try: Bad() in [1]
except ZeroDivisionError: print('propagated')
class Hash:
    def __hash__(self): return -1
class HB:
    def __hash__(self): return 'x'
class HL:
    def __hash__(self): return 2 ** 70
print(hash(Hash()), hash(HL()) == hash(2 ** 70), hash(-1), hash(True), hash(1.0), hash(2 ** 61 - 1), hash(0.5), hash(None) == hash(None), hash(float('inf')), hash(1j), hash((1, 2)) == hash((1, 2)), hash(frozenset([1])) == hash(frozenset([1])))
try: hash(HB())
except TypeError as e: print(e)
for v in ([], {}, set(), bytearray(), slice(1).__class__(None), [].__iter__):
    try: hash(v); print('hashable', type(v).__name__)
    except TypeError as e: print(e)

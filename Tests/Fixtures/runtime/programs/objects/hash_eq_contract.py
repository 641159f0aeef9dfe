class P:
    def __init__(s, x): s.x = x
    def __eq__(s, o): return isinstance(o, P) and s.x == o.x
class Q(P): __hash__ = P.__eq__ and (lambda s: hash(s.x))
class R(P):
    def __hash__(s): return 1
class S(R): pass
class T(R):
    def __eq__(s, o): return True
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: hash(P(1))); t(lambda: {Q(1), Q(1), Q(2)} == {Q(2), Q(1)}); t(lambda: {R(1): 'a', R(1): 'b', R(2): 'c'}.__len__()); t(lambda: hash(S(5))); t(lambda: hash(T(5))); t(lambda: P.__hash__); t(lambda: {P(1)}); t(lambda: {P(1): 2}); t(lambda: P(1) in [P(1)]); t(lambda: P(1) in {1: 2}); t(lambda: P(1) != P(1))
class H:
    def __init__(s, h): s.h = h
    def __hash__(s): return s.h
for h in (5, -1, 2 ** 61 - 1, 2 ** 64, True, 'x', None, 1.5): t(lambda: hash(H(h)))
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(-1), hash(-2), hash(0.5) == hash(0.5), hash(2 ** 61 - 1), hash(2 ** 61), hash(float('inf')), hash(-float('inf')), hash(()) == hash(()), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None))
n = float('nan'); print(n == n, n in [n], [n] == [n], {n: 1}[n], n in {n}, float('nan') in [n], (n,) == (n,), n != n)
class Liar:
    def __eq__(s, o): raise ValueError('eq')
    def __hash__(s): return 7
d = {Liar(): 1}
t(lambda: d[Liar()]); t(lambda: Liar() in [1]); t(lambda: [Liar()].index(1)); t(lambda: [Liar()].count(1)); x = Liar(); t(lambda: x in [x]); t(lambda: 7 in d)
class NE:
    def __eq__(s, o): return 'weird'
    def __ne__(s, o): return ''
print(NE() == 1, NE() != 1, 1 == NE(), 1 != NE(), NE() in [2], [NE()] == [1], [NE()] != [1])

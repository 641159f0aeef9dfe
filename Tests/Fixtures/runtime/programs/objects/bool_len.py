class B:
    def __bool__(s): print('bool'); return False
class L:
    def __init__(s, n): s.n = n
    def __len__(s): print('len'); return s.n
class BL(L, B): pass
print(bool(B()), bool(L(0)), bool(L(3)), bool(BL(5)), not L(0), (B() and 1) is None, (L(2) or 'x') == 'x')
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: len(L(-1))); t(lambda: len(L('a'))); t(lambda: len(L(2 ** 70))); t(lambda: bool(L(-1))); t(lambda: bool(L(1.5))); t(lambda: len(L(True))); t(lambda: len(B()))
class R:
    def __init__(s, v): s.v = v
    def __bool__(s): return s.v
t(lambda: bool(R(1))); t(lambda: bool(R(None))); t(lambda: bool(R(True))); t(lambda: 1 if R('') else 2); t(lambda: not R([])); t(lambda: [x for x in [1] if R(5)]); t(lambda: any([R(0)])); t(lambda: filter(lambda v: R(3), [1]).__next__())
class N: __bool__ = None
t(lambda: bool(N()))
class N2: __len__ = None
t(lambda: bool(N2())); t(lambda: len(N2()))
class C:
    def __contains__(s, x): return x
print(5 in C(), 0 in C(), 0 not in C(), [] in C())
class It:
    def __iter__(s): return iter([1, 2])
class G:
    def __getitem__(s, i):
        if i > 3: raise IndexError
        return i * 10
print(2 in It(), 3 in It(), 30 in G(), 50 in G(), list(G()), [*reversed([1])])
class NC(It): __contains__ = None
t(lambda: 1 in NC()); t(lambda: 1 in 5); t(lambda: 'a' in 5); t(lambda: 1 in 'abc'); t(lambda: reversed(G())); t(lambda: reversed(It()))
class Rev:
    def __reversed__(s): return 'any object'
print(reversed(Rev()))
class RS(G):
    def __len__(s): return 4
print(list(reversed(RS())), len(reversed(RS())) if hasattr(reversed(RS()), '__len__') else 'no len', reversed(RS()).__length_hint__())
class RN(RS): __reversed__ = None
t(lambda: reversed(RN()))

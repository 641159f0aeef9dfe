import sys
copyreg = type(sys)('copyreg')
def __newobj__(cls, *a): return cls.__new__(cls, *a)
def __newobj_ex__(cls, a, k): return cls.__new__(cls, *a, **k)
def _slotnames(cls): return [n for c in cls.__mro__ for n in c.__dict__.get('__slots__', ())]
copyreg.__newobj__, copyreg.__newobj_ex__, copyreg._slotnames = __newobj__, __newobj_ex__, _slotnames
sys.modules['copyreg'] = copyreg
class P:
    def __init__(self, x): self.x = x
p = P(3)
r = p.__reduce_ex__(4)
print(r[0].__name__, r[1][0].__name__, r[2], r[3:])
print(p.__reduce_ex__(2)[0].__name__, p.__getstate__())
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1
print(s.__getstate__(), s.__reduce_ex__(2)[2])
class SD(S): pass
sd = SD(); sd.a = 1; sd.q = 2; print(sd.__getstate__())
print(object().__getstate__(), [1].__getstate__(), (5).__reduce_ex__(2)[1], [1, 2].__reduce_ex__(2)[3].__class__.__name__, list({'a': 1}.__reduce_ex__(2)[4]))
class L(list): pass
l = L([1, 2]); l.t = 5
r = l.__reduce_ex__(2); print(r[1][0].__name__, r[2], list(r[3]), r[4])
class N:
    def __getnewargs__(self): return (1, 2)
class NE:
    def __getnewargs_ex__(self): return (1,), {'k': 2}
print(N().__reduce_ex__(2)[1][1:], NE().__reduce_ex__(4)[0].__name__, NE().__reduce_ex__(4)[1][1:])
class R:
    def __reduce__(self): return 'custom'
print(R().__reduce_ex__(2))
for v in ((i for i in []), lambda: 0, print, int, {1}, frozenset([2]), range(3), slice(1, 2), 1.5, 'a', b'b', (1,), None, True, 2j, iter([1, 2]), iter((1,)), 'x'.upper, [].append, ValueError('v'), Ellipsis, memoryview(b'a'), type(print), property()):
    try:
        r = v.__reduce_ex__(4)
        if isinstance(r, str): print(type(v).__name__, r)
        else: print(type(v).__name__, getattr(r[0], '__name__', r[0]), [a for a in r[1] if isinstance(a, (int, str, list, tuple, float, bytes, type(None)))], len(r))
    except TypeError as e: print(e)
class G:
    def __getstate__(self): return 'st'
print(G().__reduce_ex__(3)[2])
class E: pass
print(E().__getstate__(), E().__reduce_ex__(2)[2])

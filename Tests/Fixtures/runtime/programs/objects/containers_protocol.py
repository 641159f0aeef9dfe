class C:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print('get', k); return self.d.get(k if not isinstance(k, slice) else str(k))
    def __setitem__(self, k, v): print('set', k, v); self.d[k if not isinstance(k, slice) else str(k)] = v
    def __delitem__(self, k): print('del', k)
    def __contains__(self, k): print('contains', k); return 'truthy'
    def __len__(self): return len(self.d)
    def __missing__(self, k): return 'never'
c = C()
c[1] = 2; c['a', 'b'] = 3; c[1:2] = 4; c[::2, 1] = 5; c[...] = 6
print(c[1], c['a', 'b'], c[1:2], c[...], len(c), 5 in c, 5 not in c)
del c[1], c[2:3]
c[1] += 10; print(c.d[1])
c[*[1, 2]] = 7; print(c[(1, 2)])
class D(dict):
    def __missing__(self, k): return f'missing {k}'
d = D(a=1); print(d['a'], d['b'], d.get('b'), 'b' in d)
class L(list):
    def __contains__(self, x): return True
print(5 in L(), L([1, 2])[0], L([1]) + [2], type(L([1]) + [2]).__name__, type(L([1])[:]).__name__)
class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (0, 5, -1, 'a', 2 ** 70, True, 1.5):
    try: print(len(Len(n)), bool(Len(n)))
    except Exception as e: print(type(e).__name__, e)
class B:
    def __bool__(self): return 1
try: bool(B())
except TypeError as e: print(e)
for f in (lambda: [][0], lambda: {}['k'], lambda: 'abc'[5], lambda: [1]['a'], lambda: (1,)[1.5], lambda: 5[0], lambda: len(5), lambda: None[0], lambda: [1][None], lambda: {}[[]], lambda: {1}[0], lambda: (lambda: 0)[0], lambda: int['a'], lambda: b'a'['x'], lambda: range(3)[5], lambda: range(3)['a']):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def sd(): (1, 2)[0] = 1
def dd(): del 'abc'[0]
def se(): 5[0] = 1
def sf(): [1][5] = 1
def sg(): del [1][3]
for f in (sd, dd, se, sf, sg):
    try: f()
    except Exception as e: print(type(e).__name__, e)

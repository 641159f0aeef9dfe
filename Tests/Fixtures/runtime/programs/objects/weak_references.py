import _weakref
from _weakref import ref, proxy, getweakrefcount
class A:
    def __init__(s, v): s.v = v
    def __call__(s, x): return s.v + x
    def __len__(s): return 9
    def __eq__(s, o): return isinstance(o, A) and s.v == o.v
    def __hash__(s): return s.v
a, b = A(1), A(1)
r = ref(a); print(r() is a, r is ref(a), r == ref(b), hash(r) == hash(a), type(r).__name__, r.__callback__)
p = proxy(a); print(p.v, len(p), bool(p)); p.v = 5; print(a.v, type(p).__name__)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: ref(5)); t(lambda: ref('a')); t(lambda: ref(None)); t(lambda: ref([])); t(lambda: ref()); t(lambda: hash(p)); t(lambda: r.x); t(lambda: setattr(r, 'x', 1)); t(lambda: ref(a) < ref(b))
t(lambda: ref(A)() is A); t(lambda: ref(len)() is len)
class R(ref):
    def __new__(cls, o, tag): return super().__new__(cls, o)
    def __init__(s, o, tag): super().__init__(o); s.tag = tag
x = R(a, 't'); print(x.tag, x() is a, isinstance(x, ref))
pc = proxy(A(3)) if False else proxy(a); print(pc(10), type(proxy(len)).__name__)

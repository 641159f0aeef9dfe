x = 'global'
class A:
    x = 'class'
    y = x
    def f(self): return x
    g = lambda self: x
    z = [x for _ in 'a']
    w = [i for i in x]
    class B: v = x
    try: undefined
    except NameError as e: err = str(e)
    if True: cond = 1
    for loop in range(3): pass
    del loop
    locals()['dyn'] = 'yes'
    import sys as s
    with type('W', (), {'__enter__': lambda s: 'w', '__exit__': lambda *a: None})() as wv: pass
    print(__qualname__, __module__, sorted(k for k in locals() if not k.startswith('__'))[:5])
print(A.y, A().f(), A().g(), A.z, A.w[0], A.B.v, A.err, A.dyn, A.wv, hasattr(A, 'loop'), A.__static_attributes__, A.__firstlineno__)
def f(x):
    class C:
        print(x)
        x = 'own'
        print(x)
        def m(self): return x
        del x
        print(x) if False else None
    return C().m()
print(f('param'))
def g():
    v = 'free'
    class C:
        nonlocal v
        v = 'changed'
    return v, hasattr(C, 'v')
print(g())
def h():
    class C:
        global made
        made = 1
    return hasattr(C, 'made')
print(h(), made)
class D:
    def self_cell(self): return __class__
    @classmethod
    def c(cls): return __class__
    @staticmethod
    def s(): return __class__.__name__
print(D().self_cell() is D, D.c() is D, D.s())
class E:
    def set(self): self.b = self.a = self.c = 1
    def other(self): self.d.e = 2
print(sorted(E.__static_attributes__))

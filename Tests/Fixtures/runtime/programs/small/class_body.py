class A:
    x = 1
    y = x + 1
    def f(self): return self.x
    g = f
    h = lambda self: self.g() * 10
    if x: z = 'cond'
    for i in range(2): exec(f'v{i} = {i}')
    class B:
        q = 5
        def up(self): return A.x
    with_b = B.q
    try: 1 / 0
    except ZeroDivisionError as e: err = str(e)
    p, (q, *r) = 1, (2, 3, 4)
    del i
    print(__qualname__, __module__, sorted(k for k in locals() if not k.startswith('__'))[:4])
a = A(); print(a.g(), a.h(), A.z, A.v1, A.B().up(), A.with_b, A.err, A.r, hasattr(A, 'i'), hasattr(A, 'e'), A.f is A.g, A.B.__qualname__, A.f.__qualname__)
def make(n):
    class Local:
        v = n
        def get(self): return n, Local.v
    return Local
print(make(1)().get(), make(2).__qualname__, make(1) is make(1)); C = type('C', (A,), dict(x=9, extra=lambda s: s.f())); print(C().extra(), C.__mro__[1].__name__)

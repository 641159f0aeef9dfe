class cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o=None):
        if i is None: return self
        v = i.__dict__[self.n] = self.f(i); return v
class C:
    calls = 0
    @cached
    def big(self): C.calls += 1; return 42
c = C(); print(c.big, c.big, C.calls, vars(c), isinstance(C.big, cached)); del c.big; print(c.big, C.calls)

class A:
    def f(self): return super(A, self).f()
A.__bases__ = (type("B", (A,), {}),) if False else A.__bases__
A().f()

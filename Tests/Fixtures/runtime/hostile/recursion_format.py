class A:
    def __format__(self, spec): return f"{self:{spec}}"
    __str__ = lambda self: "%s" % self
try:
    f"{A():x}"
except RecursionError:
    str(A())

class M(type):
    def __instancecheck__(cls, x): return isinstance(x, cls)
    def __call__(cls): return cls()
class A(metaclass=M): pass
try:
    isinstance(1, A)
except RecursionError:
    A()

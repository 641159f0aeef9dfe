lazy import pa.two
class A(pa.two.B): pass

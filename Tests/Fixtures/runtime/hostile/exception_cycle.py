a, b = ValueError(1), ValueError(2)
a.__context__, b.__cause__ = b, a
a.__cause__ = b
raise a

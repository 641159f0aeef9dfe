lazy from two import B
class A(B): pass

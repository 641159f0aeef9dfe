lazy from one import A
class B(A): pass

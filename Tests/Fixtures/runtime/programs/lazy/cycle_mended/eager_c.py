lazy from eager_d import D
class C(D): pass

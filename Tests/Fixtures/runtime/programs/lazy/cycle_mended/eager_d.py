lazy from eager_c import C
class D(C): pass

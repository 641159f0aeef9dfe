import sys
class S:
    z = 26
    def __repr__(self): return '<S>'
sys.modules[__name__] = S()

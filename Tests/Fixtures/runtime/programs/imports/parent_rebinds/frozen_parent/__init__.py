import sys
class Fixed(type(sys)):
    def __setattr__(self, name, value): raise AttributeError('fixed: ' + name)
sys.modules[__name__].__class__ = Fixed

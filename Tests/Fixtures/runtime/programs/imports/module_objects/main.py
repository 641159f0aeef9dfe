import sys, m
M = type(sys)
a = M('a'); print(a, a.__dict__, M('b', 'doc').__doc__)
for f in (lambda: M(), lambda: M(5), lambda: a.x, lambda: M.__repr__(5), lambda: setattr(m, '__dict__', 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
del a.__name__
try: a.x
except AttributeError as e: print(e)
print(repr(a), repr(m))
m.__file__ = 'elsewhere.py'; print(repr(m))
m.__spec__ = None; print(repr(m)); m.__loader__ = None; print(repr(m)); del m.__file__; print(repr(m))
class Sub(M):
    @property
    def prop(self): return 'prop of ' + self.__name__
    def __setattr__(self, k, v): print('set', k); super().__setattr__(k, v)
m.__class__ = Sub
print(m.prop, type(m).__name__); m.z = 1; print(m.x, m.z)
s = Sub('s'); s.q = 2; print(sorted(vars(s)))
print(m.__annotations__, m.f.__module__, m.f.__globals__ is vars(m))

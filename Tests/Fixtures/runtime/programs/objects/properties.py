class C:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError('neg')
        self._x = v
    @x.deleter
    def x(self): self._x = None
    ro = property(lambda self: 'ro')
    wo = property(None, lambda self, v: setattr(self, '_w', v))
c = C(); c.x = 5; print(c.x, C.x.__doc__, C.x.fget.__name__, C.ro.fset)
del c.x; print(c.x)
for f in (lambda: setattr(c, 'x', -1), lambda: setattr(c, 'ro', 1), lambda: delattr(c, 'ro'), lambda: c.wo, lambda: setattr(C(), 'x', 'a')):
    try: f()
    except Exception as e: print(type(e).__name__, e)
c.wo = 3; print(c._w)
class D(C):
    @C.x.getter
    def x(self): return 'sub ' + str(self._x)
d = D(); d.x = 4; print(d.x)
class E(C):
    @property
    def x(self): return super().x + 1
    @x.setter
    def x(self, v): C.x.fset(self, v * 2)
e = E(); e.x = 5; print(e.x)
class P(property): pass
class F:
    @P
    def y(self): 'ydoc'; return 1
print(F().y, type(F.__dict__['y']).__name__, F.y.__doc__, F.y.__name__)
class Raises:
    @property
    def a(self): return self.missing
    def __getattr__(self, n): return 'fallback ' + n
print(Raises().a)
class R2:
    @property
    def a(self): raise AttributeError('inner')
try: R2().a
except AttributeError as x: print(x)
print(hasattr(R2(), 'a'), getattr(R2(), 'a', 'dflt'))
p = property(doc='d'); print(p.fget, p.__doc__, p.__isabstractmethod__)
class Static:
    @staticmethod
    def s(a, b=2): return a + b
    @classmethod
    def c(cls, x): return cls.__name__, x
    both = classmethod(property(lambda cls: 1))
print(Static.s(1), Static().s(1, 5), Static.c(1), Static().c(2), Static.__dict__['s'].__func__(3), Static.__dict__['c'].__wrapped__.__name__, Static.__dict__['s'](4))

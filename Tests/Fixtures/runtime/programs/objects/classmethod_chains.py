class Reg:
    items = {}
    @classmethod
    def register(cls, name):
        def deco(x): cls.items[name] = x; return x
        return deco
    @staticmethod
    def helper(*a): return a
    alias = register
    @classmethod
    @property
    def cp(cls): return 'cp'
print(Reg.helper(1, 2), Reg().helper(), Reg.alias.__name__)
@Reg.register('f')
def f(): return 1
print(Reg.items['f']())
class Sub(Reg): items = {}
Sub.register('g')(5); print(Sub.items, sorted(Reg.items))
print(type(Reg.cp).__name__, callable(staticmethod(len)), staticmethod(len)('abc'), classmethod(len).__func__ is len)
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
e(lambda: classmethod(5).__get__(1)); e(lambda: staticmethod()); e(lambda: classmethod()); e(lambda: classmethod(len)('a')); e(lambda: repr(staticmethod(5))); e(lambda: repr(classmethod(5))); e(lambda: staticmethod(5).__get__(None, int)); e(lambda: Reg.register())
class Alt:
    def __init__(self, *a): self.a = a
    @classmethod
    def from_str(cls, s): return cls(*s.split(','))
    @classmethod
    def default(cls): return cls.from_str('x,y')
    def __repr__(self): return f'{type(self).__name__}{self.a}'
class Alt2(Alt):
    @classmethod
    def from_str(cls, s): return super().from_str(s.upper())
print(Alt.default(), Alt2.default(), Alt2.from_str('q'))
class M(type):
    def mm(cls): return 'mm ' + cls.__name__
    @classmethod
    def mc(mcs): return mcs.__name__
    @property
    def mp(cls): return 'mp'
class K(metaclass=M):
    def im(self): return 'im'
print(K.mm(), K.mc(), K.mp)
e(lambda: K().mm()); e(lambda: K().mp)
s = staticmethod(lambda: 0); s.attr = 1; print(s.attr, s.__name__, s.__wrapped__())
def fn(a: int) -> str: 'd'
print(classmethod(fn).__doc__, staticmethod(fn).__name__, classmethod(fn).__isabstractmethod__)

class T:
    def __init__(s): s._v = 20
    @property
    def v(s): 'the doc'; return s._v
    @v.setter
    def v(s, x):
        if x < 0: raise ValueError('negative')
        s._v = x
    @v.deleter
    def v(s): print('deleted'); s._v = None
    ro = property(lambda s: 'ro')
    wo = property(None, lambda s, x: print('wrote', x))
    do = property(doc='only doc')
t = T(); t.v = 5; print(t.v, T.v.__doc__, T.v.fget.__name__, T.v.fset, T.ro.fset, T.do.__doc__) if False else print(t.v, T.v.__doc__, T.v.fget.__name__, T.ro.fset, T.do.__doc__, T.v.__name__)
del t.v; print(t.v); t.wo = 7
def e(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
e(lambda: setattr(t, 'v', -1)); e(lambda: setattr(t, 'ro', 1)); e(lambda: delattr(t, 'ro')); e(lambda: t.wo); e(lambda: t.do); e(lambda: setattr(t, 'do', 1)); e(lambda: delattr(t, 'wo'))
e(lambda: property(1, 2, 3, 4, 5)); e(lambda: property(5).__get__(t)); e(lambda: setattr(T.v, 'fget', 1)); e(lambda: property().__get__(1)); e(lambda: T.v.__get__(None, T) is T.v)
class S(T):
    @T.v.getter
    def v(s): return 'sub ' + str(s._v)
    @property
    def ro(s): return super().ro + '2'
s = S(); s.v = 9; print(s.v, s.ro)
class P(property):
    def __get__(s, o, t=None): return 'P' if o is None else super().__get__(o, t) * 2
class U:
    x = P(lambda s: 21)
    @P
    def y(s): 'y doc'; return 'a'
print(U.x, U().x, U().y, U.__dict__['y'].__doc__)
class C:
    @classmethod
    def make(cls): return cls.__name__
    @property
    def missing(s): return s.not_there
    def __getattr__(s, n): return 'fallback ' + n
print(C().missing, C.make(), isinstance(T.v, property))
class A:
    @property
    def err(s): raise AttributeError('inner')
e(lambda: A().err); e(lambda: hasattr(A(), 'err')); e(lambda: getattr(A(), 'err', 'dflt'))
t.__dict__['v'] = 'shadow'; print(t.v, t.__dict__['v'])


class Marked(property):
    def __init__(self, getter, **options):
        super().__init__(getter)
        self.__dict__.update(options)


class Measured:
    @Marked
    def size(self): return 3


Measured.__dict__["size"].unit = "cm"
print(Measured().size, Measured.__dict__["size"].unit, Marked(None, a=1).a, "__dict__" in Marked.__dict__)
try: property().__dict__
except AttributeError as error: print(error)

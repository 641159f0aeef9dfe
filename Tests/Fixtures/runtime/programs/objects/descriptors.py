class D:
    def __init__(self, n=None): self.n = n
    def __set_name__(self, owner, name): self.n = name; print('set_name', owner.__name__, name)
    def __get__(self, o, t=None): return f'get {self.n} {type(o).__name__} {t.__name__ if t else t}'
    def __set__(self, o, v): print('set', self.n, v); o.__dict__[self.n] = v
    def __delete__(self, o): print('del', self.n)
class N:
    def __get__(self, o, t=None): return 'nondata'
class A:
    d = D()
    n = N()
a = A()
print(a.d, A.d, a.n, A.n)
a.d = 5; print(a.d, a.__dict__)
del a.d
a.n = 'inst'; print(a.n)
a.__dict__['d'] = 'shadow'; print(a.d)
class OnlySet:
    def __set__(self, o, v): print('only set', v)
class OnlyDel:
    def __delete__(self, o): print('only del')
class B:
    s = OnlySet(); x = OnlyDel()
b = B(); b.s = 1; print(type(b.s).__name__); b.__dict__['s'] = 'own'; print(b.s)
try: del b.s
except AttributeError as e: print(e)
try: b.x = 1
except AttributeError as e: print(e)
del b.x
A.late = D('late'); print(a.late)
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.name = '_' + n
    def __get__(self, o, t):
        if o is None: return self
        return getattr(o, self.name, None)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f'{self.name[1:]} must be {self.t.__name__}')
        setattr(o, self.name, v)
class P:
    x = Typed(int); y = Typed(str)
p = P(); p.x = 3; p.y = 'q'; print(p.x, p.y, p.__dict__, P.x is P.__dict__['x'])
try: p.x = 'no'
except TypeError as e: print(e)
try: class_ = type('Bad', (), {'z': type('S', (), {'__set_name__': lambda s, o, n: 1 / 0})()})
except ZeroDivisionError as e: print(e, e.__notes__)
f = A.__init__; print(D.__get__(A.__dict__['d'], None, A), (lambda s: s).__get__(5)(), (lambda s: s).__get__(None, int) is not None)

class Data:
    def __init__(s, n): s.n = n
    def __get__(s, o, t): return f'data {s.n}'
    def __set__(s, o, v): o.__dict__[s.n] = v; print('set', v)
class Non:
    def __get__(s, o, t): return f'non {o is None} {t.__name__}'
class SetOnly:
    def __set__(s, o, v): print('setonly', v)
class DelOnly:
    def __delete__(s, o): print('delonly')
class C:
    d = Data('d'); n = Non(); s = SetOnly(); x = DelOnly()
c = C(); c.d = 1; print(c.d, c.__dict__); c.n = 2; print(c.n, C.n); c.s = 3; print(type(c.s).__name__); c.__dict__['s'] = 'inst'; print(c.s)
del c.x
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: setattr(c, 'x', 1)); t(lambda: delattr(c, 'd')); t(lambda: delattr(c, 's')); t(lambda: delattr(c, 'n')); t(lambda: c.n); t(lambda: delattr(c, 'n'))
class Meta(type): m = Data('m'); k = Non()
class D(metaclass=Meta): k = 'own k'
print(D.m, D.k)
t(lambda: D().m)
class NoGet: pass
inst = NoGet(); inst.__get__ = lambda *a: 'never'
class E: v = inst
print(E().v is inst)
class Raises:
    def __get__(s, o, t): raise AttributeError('from get')
class F:
    r = Raises()
    def __getattr__(s, n): return 'getattr ' + n
print(F().r)
t(lambda: F.r)
class Func:
    def __init__(s, f): s.f = f
    def __get__(s, o, t=None): return s.f if o is None else s.f.__get__(o, t)
class G:
    m = Func(lambda self, a: (type(self).__name__, a))
print(G().m(1), G.m(G(), 2))
f = (lambda self: self).__get__(7); print(f(), f.__self__, type(f).__name__, f.__func__.__name__)
t(lambda: (lambda: 0).__get__(None, None)); t(lambda: len.__get__(1)); t(lambda: str.upper.__get__('a')()); t(lambda: str.upper.__get__(5)); t(lambda: str.__dict__['upper'].__objclass__); t(lambda: int.real.__get__(5)); t(lambda: int.real.__set__(5, 1)); t(lambda: type(int.real).__name__)

import _abc, _collections, _functools
class Meta(type):
    def __new__(m, name, bases, namespace):
        cls = super().__new__(m, name, bases, namespace)
        _abc._abc_init(cls)
        return cls
    def register(cls, subclass): return _abc._abc_register(cls, subclass)
    def __instancecheck__(cls, instance): return _abc._abc_instancecheck(cls, instance)
    def __subclasscheck__(cls, subclass): return _abc._abc_subclasscheck(cls, subclass)
def abstract(f):
    f.__isabstractmethod__ = True
    return f
class A(metaclass=Meta):
    @abstract
    def f(self): pass
    @abstract
    def g(self): pass
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class B(A):
    def f(self): return 1
class C(B):
    def g(self): return 2
show(A); show(B); show(lambda: C().f()); show(lambda: sorted(A.__abstractmethods__))
show(lambda: isinstance(3, A)); show(lambda: A.register(int)); show(lambda: isinstance(3, A)); show(lambda: issubclass(bool, A))
show(lambda: A.register(1)); show(lambda: C.register(A)); show(lambda: issubclass(1, A)); show(lambda: isinstance(C(), A))
class H(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, other): return hasattr(other, "quack") or NotImplemented
class Duck: quack = 1
show(lambda: issubclass(Duck, H)); show(lambda: issubclass(int, H))
class Bad(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, other): return 7
show(lambda: issubclass(int, Bad)); show(lambda: object.__abstractmethods__); show(lambda: type.__abstractmethods__)
class Seq(metaclass=Meta): __abc_tpflags__ = 1 << 5
class Mine: pass
Seq.register(Mine)
match Mine():
    case [*_]: print("sequence")
    case _: print("no")
show(lambda: _abc._abc_init(1)) if False else None
Info = lambda *a: a
w = _functools._lru_cache_wrapper(lambda x, y=0: x + y, 2, False, Info)
print(w(1), w(1), w(2, y=3), w(3), w(1), w.cache_info(), w.cache_clear(), w.cache_info())
typed = _functools._lru_cache_wrapper(lambda x: type(x), None, True, Info)
print(typed(1), typed(1.0), typed(1), typed.cache_info())
show(lambda: w([])); w.name = 5; print(w.name, w.__dict__)
n = iter([]).__next__
show(n); show(lambda: type(n).__name__)

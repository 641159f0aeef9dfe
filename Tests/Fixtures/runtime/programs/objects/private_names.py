class A:
    __x = 1
    def __init__(self): self.__y = 2; self.__dict__['_A__z'] = 3
    def get(self): return self.__x, self.__y, self.__z
    def __m(self): return 'm'
    def call(self): return self.__m()
    def nested(self):
        def f(): return self.__y
        class B:
            __q = 5
            def g(self): return self.__q
        return f(), B().g(), hasattr(B, '_B__q')
    def kw(self, __a): return __a
    def loc(self):
        __v = 7
        return __v, sorted(locals())
    def imp(self):
        global __g
        __g = 1
        return '_A__g' in globals()
    __dunder__ = 'kept'
    def exc(self):
        try: 1 / 0
        except ZeroDivisionError as __e: return type(__e).__name__
    def star(self): return [__i for __i in range(2)]
a = A(); print(a.get(), a.call(), a.nested(), a.kw(4), a.loc(), a.imp(), a.__dunder__, a.exc(), a.star())
print(sorted(k for k in vars(a)), A._A__x, a.kw(_A__a=9))
try: a.__x
except AttributeError as e: print(e)
class _Under:
    def f(self): self.__p = 1; return vars(self)
print(_Under().f())
class __:
    def f(self): self.__p = 1; return vars(self)
print(__().f())
class Sub(A):
    __x = 'sub'
    def both(self): return self.__x, self._A__x
print(Sub().both())

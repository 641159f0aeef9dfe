class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class E(C, B): pass
print([c.__name__ for c in D.__mro__], [c.__name__ for c in E.mro()])
for bases in ((A, B), (B, B), (D, E), (object, A), (int, str), (bool,), (type(None),), (type(lambda: 0),)):
    try: type('X', bases, {}); print('ok', bases)
    except TypeError as e: print(e)
class M(type):
    def mro(cls):
        r = super().mro()
        return r[:1] + [A] + [c for c in r[1:] if c is not A] if len(r) > 2 else r
class F(C, metaclass=M): pass
print([c.__name__ for c in F.__mro__])
B.__bases__ = (C,)
print([c.__name__ for c in B.__mro__], [c.__name__ for c in B.__subclasses__()], [c.__name__ for c in A.__subclasses__()])
try: A.__bases__ = (B,)
except TypeError as e: print(e)
try: A.__bases__ = ()
except TypeError as e: print(e)
try: B.__bases__ = 5
except TypeError as e: print(e)
print(D.__base__.__name__, D.__bases__[0].__name__, object.__base__, object.__bases__, type.__mro__)
class P:
    def f(self): return 'P'
class Q(P):
    def f(self): return 'Q' + super().f()
class R(P):
    def f(self): return 'R' + super().f()
class S(Q, R):
    def f(self): return 'S' + super().f()
print(S().f(), issubclass(S, P), isinstance(S(), R), S.__mro__.index(P))
print(issubclass(bool, int), issubclass(int, object), isinstance(True, (str, int)), isinstance(1, int | str), issubclass(bool, int | None))
try: issubclass(1, int)
except TypeError as e: print(e)
try: isinstance(1, 1)
except TypeError as e: print(e)

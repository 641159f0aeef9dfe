class D:
    def __set_name__(s, owner, name): print('set_name', owner.__name__, name); s.n = name
    def __get__(s, o, t=None): return f'<{s.n} {o is not None} {t.__name__}>'
class Base:
    def __init_subclass__(cls, /, tag=None, **kw): print('init_subclass', cls.__name__, tag, kw, cls.__dict__.get('d') is not None); super().__init_subclass__(**kw)
d = D()
class A(Base, tag='t'):
    x = d
    y = d
    d = D()
print(A.x, A().y, A.d)
A.late = D()
try: A.late
except AttributeError as e: print(e)
try:
    class B(Base, other=1): pass
except TypeError as e: print(e)
class Boom:
    def __set_name__(s, o, n): raise ValueError('bad name')
try:
    class C: b = Boom()
except ValueError as e: print(type(e).__name__, e, e.__notes__)
class Wrong: __set_name__ = 5
try:
    class E: w = Wrong()
except TypeError as e: print(e, getattr(e, '__notes__', None))
o = D(); o.__set_name__ = lambda *a: print('never')
F = type('F', (Base,), {'z': D()}, tag=5)
class Auto:
    registry = {}
    def __init_subclass__(cls, **k): Auto.registry[cls.__name__] = cls; super().__init_subclass__(**k)
class P(Auto): pass
class Q(P): pass
print(sorted(Auto.registry))
class X:
    def __init_subclass__(cls): return 'ignored'
class Y(X): pass
try: X.__init_subclass__(1)
except TypeError as e: print(e)
try: object.__init_subclass__(a=1)
except TypeError as e: print(e)

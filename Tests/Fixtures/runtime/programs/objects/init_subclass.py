class Base:
    subs = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs[cls.__name__] = key
        cls.key = key
class A(Base, key='a'): pass
class B(A): pass
class C(Base, key=3): pass
print(Base.subs, A.key, B.key)
try:
    class D(Base, nope=1): pass
except TypeError as e: print(e)
try:
    class E(foo=1): pass
except TypeError as e: print(e)
class Order:
    def __set_name__(self, o, n): print('set_name', n, hasattr(o, 'done'))
class P:
    def __init_subclass__(cls): print('init_subclass', cls.__name__); cls.done = True
class Q(P): x = Order()
class Mix1:
    def __init_subclass__(cls, a=0, **kw): super().__init_subclass__(**kw); cls.a = a
class Mix2:
    def __init_subclass__(cls, b=0, **kw): super().__init_subclass__(**kw); cls.b = b
class Both(Mix1, Mix2, a=1, b=2): pass
print(Both.a, Both.b)
class Plug:
    plugins = []
    def __init_subclass__(cls, **kw): cls.plugins.append(cls)
class P1(Plug): pass
class P2(P1): pass
print([p.__name__ for p in Plug.plugins])
class GI:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'
class GJ(GI): pass
print(GI[int], GJ[1, 2], GI.__class_getitem__.__self__ is GI)
try: Base[int]
except TypeError as e: print(e)
try: GI()[1]
except TypeError as e: print(e)
class ME:
    def __mro_entries__(self, bases): print('entries', len(bases)); return (Plug,)
class V(ME()): pass
print(V.__bases__[0].__name__, len(V.__orig_bases__))

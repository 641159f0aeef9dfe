class Log(dict):
    def __setitem__(s, k, v): k == '__classdictcell__' or print('set', k); super().__setitem__(k, v)
    def __missing__(s, k): print('miss', k); raise KeyError(k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): print('prepare', name, [b.__name__ for b in bases], kw); return Log(injected=1)
    def __new__(m, name, bases, ns, **kw): print('new', sorted(k for k in ns if k != '__classdictcell__'), type(ns).__name__); return super().__new__(m, name, bases, dict(ns))
    def __init__(c, name, bases, ns, **kw): print('init', kw); super().__init__(name, bases, ns)
    def __call__(c, *a): print('call', a); return super().__call__(*a)
class A(metaclass=Meta, opt=1):
    x = injected
    y = len('abc')
    def f(self): return __class__
class B(A): pass
print(A.x, A().f() is A, B.__class__)
class Bad(type):
    @classmethod
    def __prepare__(m, *a): return 5
try:
    class C(metaclass=Bad): pass
except TypeError as e: print(e)
class NoCell(type):
    def __new__(m, n, b, ns): return super().__new__(m, n, b, {k: v for k, v in ns.items() if k != '__classcell__'})
try:
    class D(metaclass=NoCell):
        def f(self): return __class__
except Exception as e: print(type(e).__name__, e)
class Ordered(type):
    def __prepare__(name, bases): return Counter()
class Counter(dict):
    def __setitem__(s, k, v): super().__setitem__(k, [*s.get(k, []), v] if not k.startswith('__') else v)
class E(metaclass=Ordered):
    a = 1
    a = 2
    b = 3
print(E.a, E.b)

class Log(dict):
    def __init__(self, *a): super().__init__(*a); self.log = []
    def __setitem__(self, k, v):
        self.log.append(('set', k)); super().__setitem__(k, v)
    def __getitem__(self, k):
        if not k.startswith('__'): self.log.append(('get', k))
        return super().__getitem__(k)
    def __delitem__(self, k): self.log.append(('del', k)); super().__delitem__(k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print('prepare', name, [b.__name__ for b in bases], kw)
        return Log({'injected': 42})
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, dict(ns))
        cls.log = ns.log
        return cls
    def __init__(cls, name, bases, ns, **kw): print('init', name, type(ns).__name__)
class A(metaclass=Meta, option=True):
    a = injected
    b = a
    def f(self): pass
    del b
    for i in range(2): pass
print([e for e in A.log if not e[1].startswith('__')])
class B(A, flag=1): pass
try:
    class Bad(metaclass=type('M', (type,), {'__prepare__': lambda *a: 5})): pass
except TypeError as e: print(e)
class NotType:
    def __call__(self, name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != '_'), kw)
    def __prepare__(self, *a, **k): return {'p': 1}
class Tup(int, metaclass=NotType(), z=3): q = 1
print(Tup)
def maker(name, bases, ns): return type(name + '!', bases, ns)
class X(metaclass=maker): v = 1
print(X.__name__, X.__qualname__, X.v)
class Default(dict):
    def __missing__(self, k):
        if k.startswith('__'): raise KeyError(k)
        self[k] = k.upper(); return self[k]
class EnumMeta(type):
    def __prepare__(name, bases): return Default()
    def __new__(m, n, b, ns): return type.__new__(m, n, b, dict(ns))
class Colors(metaclass=EnumMeta):
    red
    green
    blue = red + green
print(Colors.red, Colors.green, Colors.blue)

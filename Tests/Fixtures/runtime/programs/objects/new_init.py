class A:
    def __new__(cls, *a, **k): print('new', cls.__name__, a, k); return super().__new__(cls)
    def __init__(self, *a, **k): print('init', a, k)
A(1, x=2)
class B:
    def __new__(cls, v): return v
    def __init__(self, v): print('never')
print(B(5))
class C(B):
    def __new__(cls, v): return object.__new__(cls)
    def __init__(self, v): print('C init', v)
C(3)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
print(Single() is Single())
class Str(str):
    def __new__(cls, v, extra): s = super().__new__(cls, v * 2); s.extra = extra; return s
s = Str('ab', 9); print(s, s.extra, len(s), type(s).__name__, s.upper(), type(s.upper()).__name__, s == 'abab', hash(s) == hash('abab'), {s: 1}['abab'])
class Tup(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    x = property(lambda self: self[0])
t = Tup(1, 2); print(t, t.x, t + (3,), t == (1, 2), type(t[:]).__name__)
class I(int): pass
i = I(5); i.note = 'n'; print(i + 1, type(i + 1).__name__, i.note, i == 5, I('12'), repr(I(3)), I(True), hash(i) == hash(5), [1, 2, 3, 4, 5, 6][i], int(i) is not i)
class F(float): 
    def __repr__(self): return 'F!'
print(F(1.5), F(2) + 1, [F(1)], f'{F(1.25):.1f}')
for f in (lambda: object(1), lambda: object.__new__(int), lambda: int.__new__(str), lambda: object.__new__(), lambda: object.__new__(5), lambda: type('X', (), {'__init__': lambda s: 5})(), lambda: type('Y', (), {})(1), lambda: type('Z', (), {'__new__': lambda c, x: object.__new__(c)})(), lambda: list.__new__(tuple), lambda: type('W', (), {'__init__': lambda s, a: None})(), lambda: bool.__new__(int), lambda: NotImplemented(), lambda: type(None)(1), lambda: type(...)()):
    try: print(f())
    except TypeError as e: print(e)
class D(dict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.n = len(self)
d = D({'a': 1}, b=2); print(d, d.n, type(d.copy()).__name__, D.fromkeys('ab'), type(D.fromkeys('ab')).__name__, d | {'c': 3}, type(d | {}).__name__)
class St(set): pass
print(St([1]) | {2}, type(St([1]) | {2}).__name__, type(St([1]).copy()).__name__, St([1]) == {1})
class BA(bytearray): pass
print(BA(b'ab'), type(BA(b'ab') + b'c').__name__, type(BA(b'ab')[:1]).__name__)

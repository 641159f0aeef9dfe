x: int = 1
y: 'str'
z: list[undefined_later]
class C:
    a: int
    b: 'C' = 5
    c: C
    (d): float = 1
    print('body', 'a' in dir())
C.__annotations__ if False else None
def f(p: int, *q: str, r: undefined2 = 1, **s: 'fwd') -> list[int]: pass
try: print(f.__annotations__)
except NameError as e: print(e)
undefined2 = float
print(f.__annotations__)
print(C.__annotate__(1)['a'], C.__annotations__['c'] is C)
try: C.__annotate__(2)
except NotImplementedError as e: print('NIE', e)
def g(): pass
print(g.__annotations__, g.__annotate__)
g.__annotations__ = {'k': 1}; print(g.__annotations__, g.__annotate__)
def h(a: (print('evaluated'), int)[1]): pass
print('defined'); print(h.__annotations__); print(h.__annotations__ is h.__annotations__)
h.__annotate__ = lambda fmt: {'fmt': fmt}; print(h.__annotations__)
for bad in (lambda: setattr(h, '__annotate__', 5), lambda: setattr(h, '__annotations__', 5)):
    try: bad()
    except TypeError as e: print(e)
class D:
    x: int
    x2: cond
    if False: never: int
    for i in range(2): loop: int
cond = 1
print(D.__annotations__)
try: __annotations__
except NameError as e: print(e)
undefined_later = int
print(__annotate__(1).keys())
class Base: a: int
class Sub(Base): pass
print(Sub.__annotations__, Base.__annotations__)
def loc():
    v: int
    try: v
    except UnboundLocalError as e: print(e)
loc()
print((lambda: 0).__annotations__)
class M:
    def m(self, o: M) -> M: ...
print(M.m.__annotations__['o'] is M)

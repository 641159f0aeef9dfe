class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
def t(f):
    try: r = f(); print(r.__name__, type(r).__name__)
    except TypeError as e: print(e)
t(lambda: type('C', (A, B), {}))
t(lambda: M3('C', (A, B), {}))
t(lambda: M1('D', (B,), {}))
t(lambda: type('E', (A,), {}))
def c1():
    class X(A, B): pass
def c2():
    class X(A, metaclass=M3): pass
    return X
def c3():
    class X(metaclass=lambda n, b, d, **k: type(n, b, d)): pass
    return X
def c4():
    class X(5): pass
def c5():
    class X(A, A): pass
def c6():
    class X(object, A): pass
def c7():
    class X(bool): pass
def c8():
    class X(type(None)): pass
def c9():
    class X(int, str): pass
def c10():
    class X(metaclass=5): pass
def c11():
    class X(A, foo=1): pass
def c12():
    class X(lambda: 0): pass
def c13():
    class P:
        def __mro_entries__(self, bases): return (A,)
    class X(P()): pass
    print(X.__orig_bases__[0].__class__.__name__)
    return X
def c14():
    class P:
        def __mro_entries__(self, bases): return 5
    class X(P()): pass
for f in (c1, c2, c3, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14): t(f)
t(lambda: type('X', (), 5)); t(lambda: type(5, (), {})); t(lambda: type('X', [], {})); t(lambda: type('X', ()))

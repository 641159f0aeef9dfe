"""What class statements put into namespaces beside what the body binds."""
def t(f):
    try: print(f.__name__,'=',f())
    except BaseException as e: print(f.__name__,'!',type(e).__name__,e)
@t
def case_1():
    class C:
        @classmethod
        def f(cls, a:int)->str: "doc"
        @staticmethod
        def g(a:int)->str: "doc2"
    d=C.__dict__['f']
    return (d.__wrapped__, d.__annotations__, d.__doc__, d.__name__, d.__isabstractmethod__, type(d.__annotate__).__name__, sorted(d.__dict__), d.__func__, d.__module__, d.__qualname__)[1:7], sorted(C.__dict__['g'].__dict__), C.__dict__['g'].__annotations__
@t
def case_2():
    class C:
        def __init__(self): self.x=1; self.y=2
        def f(self): self.z=1
    return list(C.__dict__), C.__static_attributes__, C.__firstlineno__ , type(C.__dict__['__weakref__']), type(C.__dict__['__dict__'])
@t
def case_3():
    class C: __slots__=('a',)
    class D(C): pass
    class E(int): pass
    class F(C): __slots__='__weakref__',
    class G: __slots__='__dict__',
    return list(C.__dict__), list(D.__dict__), list(E.__dict__), list(F.__dict__), list(G.__dict__)
@t
def case_4():
    class M(type):
        def __new__(m,n,b,d,**k): print(list(d)); return super().__new__(m,n,b,d)
    class C(metaclass=M):
        """doc"""
        x:int=1
        def f(self): self.q=__class__
    class D(C): pass
    return C.__dict__.keys()
@t
def bases():
    class A(Exception): pass
    class B(str): pass
    class C(list): pass
    class D(set): pass
    class E(tuple): pass
    class F(A): pass
    class G: __slots__ = ()
    class H(G): pass
    class I(type): pass
    class J(bytes): pass
    class K(dict): pass
    return [(k.__name__, '__dict__' in k.__dict__, '__weakref__' in k.__dict__) for k in (A, B, C, D, E, F, G, H, I, J, K)]
@t
def weak():
    class C: pass
    c = C()
    try: c.__weakref__ = 1
    except AttributeError as e: print(e)
    return c.__weakref__

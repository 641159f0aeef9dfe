class A:
    __slots__ = ("s",)
    def get(self):
        "doc of get"
        return 1
    p = property(get)
    q = property()
    def m(self): "m"
    @classmethod
    def cm(cls): return cls
    @staticmethod
    def sm(x): return x
class Sub(Exception):
    def __init__(self, a): self.a = a
class Late(OSError):
    def __init__(self, *a): super().__init__(2, "q")
class MyG(ExceptionGroup): pass
def error(function, *arguments):
    try:
        function(*arguments)
    except BaseException as e:
        return str(e)
def raised(function, *arguments):
    try:
        function(*arguments)
    except BaseException as e:
        return e
def do_raise(e): raise e
def do_raise_from(e, c): raise e from c
def divide(e):
    try:
        raise KeyError(1)
    except KeyError:
        raise e
def star(e, t, new=None):
    try:
        raise e
    except* t as g:
        if new: raise new
def caught(e, t):
    try:
        raise e
    except t:
        return True
def variable[T: int, U = str, *V = *tuple[int], **W = [int]](x): pass
T, U, V, W = variable.__type_params__
type Alias[Q] = list[Q]
type Plain = int
a = A()
g = ExceptionGroup("m", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])])
mt = type(a.m)

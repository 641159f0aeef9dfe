class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
    def pair[U](self, u: U) -> tuple[T, U]: return self.v, u
print(Box.__type_params__, Box.__mro__, Box.__bases__, Box.__orig_bases__, Box.__parameters__)
b = Box[int](5); print(b.get(), b.pair('x'), b.__orig_class__, Box[int], Box[int].__origin__ is Box, Box[int].__args__)
print(Box.pair.__type_params__, Box.get.__annotations__, Box.pair.__annotations__)
class Sub[K, V](Box[K], dict): pass
print(Sub.__orig_bases__, Sub.__parameters__, Sub[int, str], [c.__name__ for c in Sub.__mro__], Sub(1).v)
class Fixed(Box[int]): pass
print(Fixed.__orig_bases__, Fixed.__parameters__, Fixed(2).get())
for f in (lambda: Box[int, str], lambda: Sub[int], lambda: Fixed[int], lambda: Box[()]):
    try: print(f())
    except TypeError as e: print(e)
T = Box.__type_params__[0]
print(T, T.__name__, T.__bound__, T.__constraints__, T.__variance__ if hasattr(T, '__variance__') else '', T.__infer_variance__, T.__covariant__, T.has_default())
class W[A: int, B: (str, bytes), *C, **D, E]: pass
A, B, C, D, E = W.__type_params__
print(W.__type_params__, A.__bound__, B.__constraints__, E.__default__, type(C).__name__, type(D).__name__, D.args, D.kwargs) if False else print(A.__bound__, B.__constraints__, type(C).__name__, D.args, D.kwargs)
print(isinstance(b, Box), issubclass(Fixed, Box), Box[Box[str]], Box['fwd'], Box[None], repr(Box[T]), Box[T][int])

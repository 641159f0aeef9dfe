type A = int
type B[T] = list[T] | None
print(A, A.__value__, B, B.__value__, B.__type_params__, B[int], type(A).__name__, A.__name__, A.__module__)
type Rec = list[Rec]
print(Rec.__value__, Rec.__value__.__args__[0] is Rec)
type Bad = Missing
try: Bad.__value__
except NameError as e: print(e)
Missing = 5; print(Bad.__value__)
print(A | int, B[str].__args__, B[str].__origin__ is B, isinstance(A, type))
try: isinstance(1, A)
except TypeError as e: print(e)
try: A[int]
except TypeError as e: print(e)
class C:
    z = 'cls'
    type D = C.z
    type E[T] = (T, z)
print(C.D.__value__, C.E.__value__)
def f():
    x = 'local'
    type L = x
    x = 'changed'
    return L
print(f().__value__)
for a in ('__value__', '__name__', 'x'):
    try: setattr(A, a, 1)
    except AttributeError as e: print(e)
type = 3; print(type)
type Soft = 4
print(Soft.__value__)

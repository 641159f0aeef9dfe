"""Type parameters and lazy aliases: when things are evaluated, what each scope sees, in classes and functions."""
events = []


def note(value, label=None):
    events.append(label or getattr(value, "__name__", value))
    return value


type Lazy = note(missing_yet, "Lazy")
print(events, Lazy.__name__, Lazy)
try: Lazy.__value__
except NameError as e: print(e)
missing_yet = int
print(Lazy.__value__, Lazy.__value__, events)
type Recursive = list[Recursive] | int
print(Recursive.__value__, Recursive.__value__.__args__[0].__args__[0] is Recursive)
type Pair[A, B = list[A]] = tuple[A, B, "fwd"]
print(Pair.__type_params__, Pair[int], Pair[int, str].__args__, Pair.__value__.__parameters__, Pair.__type_params__[1].__default__)
print(Pair[int].__origin__ is Pair, Pair[int].__value__ if hasattr(Pair[int], "__value__") else None, Pair.__parameters__ == Pair.__type_params__)


def function[T: note(int, "bound T"), U: (note(str, "c1"), note(bytes, "c2")) = note(str, "default U"), *Ts = *tuple[int, ...], **P = [int]](a: T, b: U = None) -> T:
    return T, U, Ts, P
events.clear()
T, U, Ts, P = function(1)
print(events, function.__type_params__ == (T, U, Ts, P), T, Ts, P)
print(T.__bound__, T.__constraints__, events)
print(U.__constraints__, U.__bound__, U.__default__, U.has_default(), T.has_default(), Ts.has_default(), events)
print(T.__default__, P.__default__, T.__infer_variance__, T.__covariant__, P.args, P.kwargs, P.args.__origin__ is P)
print(function.__annotations__ == {"a": T, "b": U, "return": T})


class Outer[T]:
    attribute = T
    type Alias[V] = dict[T, V] | Nested | later
    def method[S](self, x: S) -> (S, T, "Outer"): return S, T, __class__
    class Nested[T]:
        inner = T
        def show(self): return T
    type Uses = attribute
    def default(self, x=T): return x
    annotated: list[T]
    values = [T for _ in range(2)]


print(Outer.__type_params__, Outer.attribute is Outer.__type_params__[0], Outer.Nested.inner is Outer.attribute, Outer.Nested().show() is Outer.Nested.__type_params__[0])
print(Outer.Uses.__value__ is Outer.attribute, Outer().default() is Outer.attribute, Outer.values == [Outer.attribute] * 2, Outer.__annotations__)
try: print(Outer.Alias.__value__)
except NameError as e: print(e)
later = float
value = Outer.Alias.__value__
print(value.__args__[0].__args__ == (Outer.attribute, Outer.Alias.__type_params__[0]), value.__args__[1] is Outer.Nested, value.__args__[2])
print(Outer().method(1) == (Outer.method.__type_params__[0], Outer.attribute, Outer), Outer.method.__annotations__["return"][2])
print(Outer.__qualname__, Outer.method.__qualname__, Outer.Nested.__qualname__, Outer.Alias.__module__, Outer[int], Outer.__orig_bases__)


def shadow():
    T = "local"
    def plain(): return T
    def generic[T](): return T
    class C[T]:
        seen = T
        T = "class"
        after = T
        def m(self): return T
    type A[T] = (T, plain())
    T = "changed"
    return plain(), generic().__name__, C.seen.__name__, C.after, C().m().__name__, A.__value__[1]
print(shadow())


class Base:
    def __init_subclass__(cls, **kw): events.append((cls.__name__, kw, cls.__type_params__))
events.clear()
class Child[T](Base, flag=1): pass
print(events[0][:2], events[0][2][0] is Child.__type_params__[0], [b.__name__ for b in Child.__bases__], Child.__mro__[-2].__module__)
def decorator(f): events.append(("decorated", f.__type_params__)); return f
events.clear()
@decorator
def decorated[X](): pass
print(events)
evaluate = Pair.evaluate_value
print(evaluate(1), T.evaluate_bound(1), U.evaluate_constraints(1))
for f in (lambda: setattr(Pair, "__value__", 1), lambda: Pair[int, str, bytes], lambda: Lazy[int], lambda: type(Pair)("X", int, type_params=5), lambda: type(Pair)(5, int), lambda: Pair(), lambda: isinstance(1, Pair), lambda: evaluate(2), lambda: T(), lambda: class_of(T).x):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
made = type(Pair)("Made", list[T], type_params=(T,))
print(made, made[int], made.__value__, made.__module__, made.__type_params__, made | None, int | Pair[int])
def f[T](x: T = note("d", "default evaluated outside")): return T
print(events[-1], [v for v in (f.__defaults__)])

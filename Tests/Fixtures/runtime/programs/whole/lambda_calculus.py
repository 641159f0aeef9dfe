"""Lambda calculus: de Bruijn terms, normal order reduction, Church numerals in Python and as terms, type inference by unification."""


class Term:
    __slots__ = ()
    __match_args__ = ()
    def __init__(self, *parts):
        for name, part in zip(self.__match_args__, parts, strict=True): object.__setattr__(self, name, part)
    def __init_subclass__(cls): cls.__match_args__ = cls.__slots__
    def __setattr__(self, name, value): raise TypeError("terms do not change")
    def __eq__(self, other): return type(self) is type(other) and self.parts == other.parts
    def __hash__(self): return hash((type(self).__name__, self.parts))
    parts = property(lambda self: tuple(getattr(self, n) for n in self.__match_args__))
    def __call__(self, *args):
        result = self
        for arg in args: result = App(result, arg)
        return result


class Var(Term): __slots__ = ("index",)
class Lam(Term): __slots__ = ("name", "body")
class App(Term): __slots__ = ("head", "arg")
class Free(Term): __slots__ = ("name",)


def parse(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("\\", " \\ ").replace(".", " . ").split()[::-1]
    def term(scope):
        if tokens and tokens[-1] == "\\":
            tokens.pop()
            names = []
            while (t := tokens.pop()) != ".": names.append(t)
            body = term([*reversed(names), *scope])
            for name in reversed(names): body = Lam(name, body)
            return body
        result = None
        while tokens and tokens[-1] != ")":
            match tokens[-1]:
                case "\\": item = term(scope)
                case "(": tokens.pop(); item = term(scope); tokens.pop()
                case name: tokens.pop(); item = Var(scope.index(name)) if name in scope else Free(name)
            result = item if result is None else App(result, item)
        if result is None: raise ValueError("empty term")
        return result
    return term([])


def show(term, scope=(), place="top"):
    match term:
        case Var(i): return scope[i]
        case Free(n): return n
        case Lam(n, body):
            while n in scope: n += "'"
            text = f"\\{n}.{show(body, (n, *scope))}"
            return text if place == "top" else f"({text})"
        case App(head, arg):
            text = f"{show(head, scope, 'head')} {show(arg, scope, 'arg')}"
            return f"({text})" if place == "arg" else text


def shift(term, by, above=0):
    match term:
        case Var(i): return Var(i + by) if i >= above else term
        case Lam(n, b): return Lam(n, shift(b, by, above + 1))
        case App(f, a): return App(shift(f, by, above), shift(a, by, above))
    return term


def put(term, at, value):
    match term:
        case Var(i) if i == at: return value
        case Lam(n, b): return Lam(n, put(b, at + 1, shift(value, 1)))
        case App(f, a): return App(put(f, at, value), put(a, at, value))
    return term


def step(term):
    match term:
        case App(Lam(_, body), arg): return shift(put(body, 0, shift(arg, 1)), -1)
        case App(f, a):
            if (g := step(f)) is not None: return App(g, a)
            if (b := step(a)) is not None: return App(f, b)
        case Lam(n, b) if (c := step(b)) is not None: return Lam(n, c)


def normal(term, limit=2000):
    for count in range(limit):
        if (after := step(term)) is None: return term, count
        term = after
    raise RecursionError(f"no normal form after {limit} steps")


def numeral(n): return parse(f"\\f x.{'f (' * n}x{')' * n}")
def number(term):
    match term:
        case Lam(_, Lam(_, body)):
            n = 0
            while (a := body) != Var(0):
                match a:
                    case App(Var(1), body): n += 1
                    case _: return None
            return n


class TypeVar_:
    def __init__(self): self.link = None
    def __repr__(self): return "?"


def prune(t):
    while isinstance(t, TypeVar_) and t.link is not None: t = t.link
    return t


def unify(a, b):
    a, b = prune(a), prune(b)
    match a, b:
        case _ if a is b: return
        case TypeVar_(), _:
            if occurs(a, b): raise TypeError("infinite type")
            a.link = b
        case _, TypeVar_(): unify(b, a)
        case (a1, a2), (b1, b2): unify(a1, b1); unify(a2, b2)
        case _: raise TypeError(f"{a} is not {b}")


def occurs(v, t):
    t = prune(t)
    return v is t or isinstance(t, tuple) and any(occurs(v, p) for p in t)


def infer(term, scope=(), free={"zero": "N", "succ": ("N", "N")}):
    match term:
        case Var(i): return scope[i]
        case Free(n): return free[n]
        case Lam(_, b): v = TypeVar_(); return v, infer(b, (v, *scope))
        case App(f, a):
            unify(infer(f, scope), (infer(a, scope), result := TypeVar_()))
            return result


def show_type(t, names=None, left=False):
    names = {} if names is None else names
    match prune(t):
        case str(s): return s
        case (a, b): text = f"{show_type(a, names, True)} -> {show_type(b, names)}"; return f"({text})" if left else text
        case v: return names.setdefault(v, chr(97 + len(names)))


plus, times, power = parse("\\m n f x.m f (n f x)"), parse("\\m n f.m (n f)"), parse("\\m n.n m")
pred = parse("\\n f x.n (\\g h.h (g f)) (\\u.x) (\\u.u)")
for title, term in {"2+3": plus(numeral(2), numeral(3)), "3*4": times(numeral(3), numeral(4)), "2^5": power(numeral(2), numeral(5)), "pred 4": pred(numeral(4))}.items():
    result, steps = normal(term)
    print(title, "=", number(result), f"in {steps} steps")
for text in ("\\x.x", "(\\x y.x) a b", "\\x.(\\y x.y) x", "(\\x.x x)(\\x.x x)", "\\a b.b (a b)", "(\\x.\\y.x) y", "\\f.f (\\x.x) z", ""):
    try:
        term = parse(text)
        print(show(term), "=>", show(normal(term, 50)[0]))
    except (RecursionError, ValueError) as e: print(type(e).__name__, e)
for text in ("\\x.x", "\\f g x.f (g x)", "\\x.x x", "\\x.succ x", "\\f.f zero (succ zero)", "zero zero", "\\x y.y", "\\x.nope"):
    try: print(f"{text:<16}", show_type(infer(parse(text))))
    except (TypeError, KeyError) as e: print(f"{text:<16}", type(e).__name__, e)
print(len({parse("\\x.x"), parse("\\x.x"), parse("\\x.y")}), parse("\\x.x") == parse("\\y.y"), hash(Var(1)) == hash(Var(1)))
try: Var(1).index = 2
except TypeError as e: print(e)
try: Lam(1)
except ValueError as e: print(e)
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
to_int = lambda c: c(lambda k: k + 1)(0)
print(to_int(lambda f: church(3)(church(4)(f))), (lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v))))(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))

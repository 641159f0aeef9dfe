"""Algebra with expressions: operators build trees, simplification by matching, derivatives, parsing, evaluation, TeX."""


class Expr:
    __slots__ = ()
    precedence = 9
    def __add__(self, other): return Sum(self, wrap(other))
    def __radd__(self, other): return Sum(wrap(other), self)
    def __sub__(self, other): return Sum(self, Product(Num(-1), wrap(other)))
    def __rsub__(self, other): return wrap(other) - self
    def __mul__(self, other): return Product(self, wrap(other))
    def __rmul__(self, other): return Product(wrap(other), self)
    def __truediv__(self, other): return Product(self, Power(wrap(other), Num(-1)))
    def __rtruediv__(self, other): return wrap(other) / self
    def __pow__(self, other): return Power(self, wrap(other))
    def __rpow__(self, other): return Power(wrap(other), self)
    def __neg__(self): return Product(Num(-1), self)
    def __pos__(self): return self
    def __eq__(self, other): return type(self) is type(other) and self.args == other.args
    def __hash__(self): return hash((type(self).__name__, self.args))
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self.args))})"
    def __format__(self, spec):
        match spec:
            case "": return str(self)
            case "tex": return tex(self)
            case _: raise ValueError(f"unknown format {spec!r} for {type(self).__name__}")
    def __call__(self, **values): return evaluate(self, values)
    def __matmul__(self, substitution): return substitute(self, substitution)
    def within(self, level): return f"({self})" if self.precedence < level else str(self)


def node(name, *fields, precedence=9, show):
    def __init__(self, *args):
        if len(args) != len(fields): raise TypeError(f"{name} takes {len(fields)} arguments, not {len(args)}")
        for f, a in zip(fields, args): object.__setattr__(self, f, a)
    def __setattr__(self, key, value): raise AttributeError(f"{name} is immutable")
    return type(name, (Expr,), {"__slots__": fields, "__match_args__": fields, "__init__": __init__, "__setattr__": __setattr__, "args": property(lambda self: tuple(getattr(self, f) for f in fields)), "precedence": precedence, "__str__": show, "__module__": __name__})


Num = node("Num", "value", show=lambda s: str(s.value) if s.value >= 0 else f"({s.value})")
Sym = node("Sym", "name", show=lambda s: s.name)
Sum = node("Sum", "left", "right", precedence=1, show=lambda s: f"{s.left.within(1)} + {s.right.within(1)}")
Product = node("Product", "left", "right", precedence=2, show=lambda s: f"{s.left.within(2)}*{s.right.within(2)}")
Power = node("Power", "base", "exponent", precedence=3, show=lambda s: f"{s.base.within(4)}^{s.exponent.within(4)}")
Call = node("Call", "function", "argument", show=lambda s: f"{s.function}({s.argument})")


def wrap(x):
    match x:
        case Expr(): return x
        case bool(): raise TypeError("no truth values")
        case int() | float(): return Num(x)
        case str(): return parse(x)
    raise TypeError(f"cannot make an expression of {type(x).__name__}")


def simplify(e):
    match e:
        case Num() | Sym(): return e
        case Call(f, a): e = Call(f, simplify(a))
        case _: e = type(e)(*map(simplify, e.args))
    while (better := rule(e)) != e: e = better if not isinstance(better, (Sum, Product, Power)) else type(better)(*map(simplify, better.args))
    return e


def rule(e):
    match e:
        case Sum(Num(a), Num(b)): return Num(a + b)
        case Product(Num(a), Num(b)): return Num(a * b)
        case Power(Num(a), Num(b)) if b >= 0: return Num(a ** b)
        case Sum(Num(0), x) | Sum(x, Num(0)) | Product(Num(1), x) | Product(x, Num(1)) | Power(x, Num(1)): return x
        case Product(Num(0), _) | Product(_, Num(0)): return Num(0)
        case Power(_, Num(0)): return Num(1)
        case Sum(x, y) if x == y: return 2 * x
        case Sum(Product(Num(a), x), y) | Sum(y, Product(Num(a), x)) if x == y: return Num(a + 1) * x
        case Sum(Product(Num(a), x), Product(Num(b), y)) if x == y: return Num(a + b) * x
        case Product(x, y) if x == y: return x ** 2
        case Product(Power(x, Num(a)), y) | Product(y, Power(x, Num(a))) if x == y: return x ** (a + 1)
        case Product(Power(x, a), Power(y, b)) if x == y: return x ** (a + b)
        case Power(Power(x, Num(a)), Num(b)): return x ** (a * b)
        case Product(x, Num() as n) if not isinstance(x, Num): return n * x
        case Product(Num(a), Product(Num(b), x)): return Num(a * b) * x
        case Product(x, Product(Num(a), y)) | Product(Product(Num(a), y), x): return a * (x * y)
        case Call("ln", Call("exp", x)) | Call("exp", Call("ln", x)): return x
        case Call("sin", Num(0)) | Call("ln", Num(1)): return Num(0)
        case Call("cos" | "exp", Num(0)): return Num(1)
    return e


def d(e, x="x"):
    match e:
        case Num(): return Num(0)
        case Sym(name): return Num(int(name == x))
        case Sum(a, b): return d(a, x) + d(b, x)
        case Product(a, b): return d(a, x) * b + a * d(b, x)
        case Power(a, Num(n)): return n * a ** (n - 1) * d(a, x)
        case Power(a, b): return e * d(b * Call("ln", a), x)
        case Call("sin", a): return Call("cos", a) * d(a, x)
        case Call("cos", a): return -Call("sin", a) * d(a, x)
        case Call("exp", a): return e * d(a, x)
        case Call("ln", a): return d(a, x) / a
        case Call(f, _): raise NotImplementedError(f"derivative of {f}")


def substitute(e, by):
    match e:
        case Sym(name): return wrap(by.get(name, e))
        case Num(): return e
        case Call(f, a): return Call(f, substitute(a, by))
    return type(e)(*(substitute(a, by) for a in e.args))


def evaluate(e, values):
    match e:
        case Num(v): return v
        case Sym(n): return values[n]
        case Sum(a, b): return evaluate(a, values) + evaluate(b, values)
        case Product(a, b): return evaluate(a, values) * evaluate(b, values)
        case Power(a, b): return evaluate(a, values) ** evaluate(b, values)
        case Call("abs", a): return abs(evaluate(a, values))
        case other: raise ValueError(f"no value for {other}")


def tex(e):
    match e:
        case Product(a, Power(b, Num(-1))): return rf"\frac{{{tex(a)}}}{{{tex(b)}}}"
        case Power(a, b): return f"{a.within(4)}^{{{tex(b)}}}"
        case Call(f, a): return rf"\{f}\left({tex(a)}\right)"
        case Product(a, b): return rf"{a.within(2)} \cdot {b.within(2)}"
    return str(e)


class Names(dict):
    def __missing__(self, name): return (lambda arg: Call(name, wrap(arg))) if name in ("sin", "cos", "ln", "exp", "abs", "foo") else Sym(name)
def parse(text): return wrap(eval(text.replace("^", "**"), {"__builtins__": {}}, Names()))


x, y = Sym("x"), Sym("y")
for text in ("x + x", "2*x + 3*x + 0", "x*x^2", "(x^2)^3", "1*x^1 + 0*y", "ln(exp(x*2*3))", "x/x", "3 - 5 - x", "2^x^0", "-(-x)", "cos(0) + sin(0)*y"):
    e = parse(text)
    print(f"{text:<18} {e!s:<28} {simplify(e)}")
for text in ("x^3 + 2*x", "sin(x)*cos(x)", "exp(x^2)", "x^y", "ln(x)/x", "5", "x^-1"): print(f"d {text:<14} {simplify(d(parse(text)))}")
print(repr(1 + x * 2), f"{(x + 1) / y ** 2:tex}", f"{Call('sin', x / 2):tex}", f"{x - y:>5}" if 0 else f"{x - y}")
print((x ** 2 + y)(x=3, y=0.5), ((x + y) @ {"x": "y*2", "y": 5}), simplify((x + y) @ {"x": y}), {x + 1: "a"}[parse("x + 1")], len({x, Sym("x"), y}), abs((2 - x)(x=5)), Call("abs", x - 5)(x=2))
for f in (lambda: x + None, lambda: x * True, lambda: "x+" + x, lambda: (x + y)(x=1), lambda: f"{x:q}", lambda: Num(1, 2), lambda: setattr(x, "name", "z"), lambda: d(parse("foo(x)")), lambda: parse("x +"), lambda: parse("x.y"), lambda: Call("sin", x)(x=1), lambda: parse("sin(1, 2)"), lambda: (1 / x)(x=0), lambda: x < y, lambda: x // 2, lambda: parse("[1]"), lambda: 2 ** x, lambda: x @ 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

"""Which special methods are called, in which order, with operands of related and unrelated classes; all operators."""
trace = []


def recorder(name):
    def method(self, *args):
        trace.append(f"{type(self).__name__}.{name}")
        return self.answers.get(name, NotImplemented)
    method.__name__ = name
    return method


BINARY = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
class Base:
    answers = {}
    for _n in BINARY:
        locals()[f"__{_n}__"] = recorder(f"__{_n}__")
        locals()[f"__r{_n}__"] = recorder(f"__r{_n}__")
        if _n != "divmod": locals()[f"__i{_n}__"] = recorder(f"__i{_n}__")
    for _n in ("lt", "le", "gt", "ge", "eq", "ne"): locals()[f"__{_n}__"] = recorder(f"__{_n}__")
    del _n
    __hash__ = None


class Left(Base): pass
class Right(Base): pass
class Sub(Left):
    __radd__ = recorder("__radd__")
class Same(Left): pass


import sys
OPERATORS = {"add": "+", "sub": "-", "mul": "*", "matmul": "@", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<", "rshift": ">>", "and": "&", "xor": "^", "or": "|", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}


def run(expression, **names):
    trace.clear()
    try: result = repr(eval(expression, names))
    except Exception as e: result = f"{type(e).__name__}: {e}"
    if " at 0x" in result: result = result.partition(" at 0x")[0]
    print(f"{expression:<14} {' '.join(trace):<48} {result}")


for sign in OPERATORS.values(): run(f"a {sign} b", a=Left(), b=Right())
for a, b in ((Left(), Sub()), (Sub(), Left()), (Left(), Same()), (Left(), Left()), (Sub(), Sub()), (Left(), 5), (5, Left()), ("s", Left()), (Left(), [1])):
    print(type(a).__name__, type(b).__name__)
    run("a + b", a=a, b=b)
    run("a * b", a=a, b=b)
    run("a < b", a=a, b=b)
    run("a == b", a=a, b=b)
for f in ("divmod(a, b)", "pow(a, b)", "pow(a, b, 5)", "pow(2, a, 5)", "pow(2, 3, a)", "divmod(5, a)", "a % 5", "'%s' % a" if 0 else "'x' % a", "[] + a", "[1] * a", "a * [1]", "b'' + a", "(1,) + a", "{} | a", "5 .__add__(a)", "a in [a]", "a in [5]", "(1, a) == (1, b)", "[a] < [b]", "max(a, b)", "sum([a, b])", "a is b", "not a", "a + b + 1"):
    run(f, a=Left(), b=Right())
for name in ("add", "mul", "or", "matmul", "pow"):
    Base.answers = {f"__i{name}__": f"i{name}!"}
    space = {"a": Left(), "b": Right()}
    trace.clear()
    exec(f"a {OPERATORS[name]}= b", space)
    Base.answers = {f"__r{name}__": f"r{name}!"}
    second = {"a": Left(), "b": Right()}
    exec(f"a {OPERATORS[name]}= b", second)
    print(space["a"], second["a"], trace)
Base.answers = {}
for name in ("sub", "mod", "lshift"):
    try: exec(f"a {OPERATORS[name]}= b", {"a": Left(), "b": 5})
    except TypeError as e: print(e)
for sign in "+-*/@": 
    try: exec(f"a {sign}= b", {"a": 5, "b": "x" if sign != "*" else {}})
    except TypeError as e: print(e)
class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __round__(self, n="none"): return n
    def __index__(self): return 3
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __complex__(self): return 2j
    def __float__(self): return 2.5
u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), round(u, None), "abcd"[u], [0] * u, u.__floor__(), complex(u), float(u), int(u), bin(u), range(u), hex(u), list(range(10))[u:], chr(u), "%d %x" % (u, u) if 0 else "", bytes(u))
class Instance:
    pass
i = Instance()
i.__add__ = lambda other: "instance"
i.__len__ = lambda: 5
for f in (lambda: i + 1, lambda: len(i), lambda: -i, lambda: i[0], lambda: i(), lambda: i @ 1, lambda: i < i, lambda: 1 in i, lambda: iter(i), lambda: next(i), lambda: abs(i), lambda: i.__add__(1)):
    try: print(f())
    except TypeError as e: print(e)
class NoneBlocks(list):
    __iadd__ = None
    __contains__ = None
    __iter__ = None
    __reversed__ = None
    __hash__ = None
    __lt__ = None
n = NoneBlocks([1])
for f in (lambda: exec("n += [1]", {"n": n}), lambda: 1 in n, lambda: list(n), lambda: reversed(n), lambda: hash(n), lambda: n < n, lambda: [*n], lambda: n + n, lambda: [] < n):
    try: print(f())
    except TypeError as e: print(e)

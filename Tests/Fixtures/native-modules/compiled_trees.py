# Trees of nodes are compiled like the source that they came from, and so are those made by hand.
import _ast

ONLY_TREE = _ast.PyCF_ONLY_AST

SOURCE = '''
"""The module's text: {x} \\u2022 "quoted" \\\\ """
import sys, _io as p
from _collections import (deque as a,
                          OrderedDict)
def decorator(f): return f
class A[T: int, **P](dict, metaclass=type):
    "A class"
    x: int = 1; (y): str
    z: int
    def m(self, a, /, b=2, *c, d, e: "E" = 5, **k) -> int:
        "A method"
        nonlocal_ = 0
        def inner():
            nonlocal nonlocal_
            nonlocal_ += 1; return nonlocal_
        return inner() + a + b
    @decorator
    @(lambda f: f)
    async def coroutine(self, *, q=...):
        async with self as s, self: pass
        async for i in self: await i
        return [i async for i in self if i if not i]
def generator(n):
    while n:
        n -= 1
        if n == 5: continue
        elif n == 1:
            break
        else:
            yield n
    else: yield -1
    yield from (x for x in "ab")
type Alias[Q, *Ts] = list[Q]
try:
    try: 1 / 0
    except (ZeroDivisionError, KeyError) as e: raise ValueError("x") from e
    else: pass
    finally: print("finally")
except* ValueError as g:
    print(g.exceptions, g.exceptions[0].__cause__)
def match(v):
    match v:
        case 1 | -2 | 3.5 - 4j | "s" | None: return "literal"
        case [1, x, *rest] if x > 1: return x, rest
        case {"k": x, **more}: return x, more
        case A(real=r) | complex(real=r): return r
        case (_, _) as pair: return pair
        case sys.maxsize: return "max"
        case _: return "other"
w = 3.14159
values = [
    1, -1, 1_000_000_000_000_000_000_000, 1.5e300, 1e999, 2j, True, None, ..., b"\\x00\\xffq'", "\\U0001f40d\\ud800{}",
    f"{w!r:>{10}}{{}}{w=}{'nested' f'{w:.2f}'}", (), (1,), {1: 2, **{3: 4}}, {1}, {*()}, [*(1, 2)],
    not 1, ~1, 1 if w else 2, 1 < 2 <= 3 != 4, 1 in [1] and 2 not in [3] or None is not None,
    {k: v for k, v in {1: 2}.items()}, {i for i in "a"}, [1, 2, 3, 4][1:3], [1, 2, 3, 4][::2], 2 ** -1, 7 // 2 % 3 @ A()
    if False else 5 << 2 >> 1 | 6 & 3 ^ 1, (lambda a, *b, c=1, **d: (a, b, c, d))(1, *[2], **{"z": 3}), (t := 5),
]
del w, values[0]
assert t, "message"
global G
G = lambda: (yield)
for i, (j, *k) in [(1, (2, 3, 4))]: print(i, j, k)
with open(__file__) if False else __import__("_thread").allocate_lock() as lock, lock if 0 else decorator(A()) if 0 else \
    type("C", (), {"__enter__": lambda s: s, "__exit__": lambda *a: None})(): pass
x = y = 1
x, *y = 1, 2, 3
A.attribute = x
'''


def shape(code):
    inner = [shape(item) for item in code.co_consts if hasattr(item, "co_code")]
    return (code.co_name, code.co_firstlineno, code.co_varnames, code.co_names, code.co_freevars, code.co_flags, inner)


first = compile(SOURCE, "f", "exec", 0, True)
second = compile(compile(SOURCE, "f", "exec", ONLY_TREE, True), "f", "exec", 0, True)
print(shape(first) == shape(second))
names = {"__file__": "", "__name__": "main"}
exec(second, names)
print(ascii(names["__doc__"]), names["A"].__doc__, names["A"]().m(1, d=0), names["A"].m.__doc__, list(names["generator"](7)))
print(ascii(names["values"]))
print([names["match"](v) for v in (1, 3.5 - 4j, [1, 2, 3], {"k": 1, "l": 2}, 5j, (8, 9), 7.0)])
print(names["A"].__annotations__, len(names["A"].__type_params__), names["Alias"].__value__)
print(eval(compile(compile("1 + 2", "f", "eval", ONLY_TREE), "f", "eval")))
exec(compile(compile("3 + 4", "f", "single", ONLY_TREE), "f", "single"))


# Made by hand: names that no source could hold, places of one's own.
def at(node, line=1):
    if hasattr(node, "_attributes") and "lineno" in node._attributes:
        node.lineno = node.end_lineno = line
        node.col_offset = node.end_col_offset = 0
    for field in node._fields:
        value = getattr(node, field, None)
        for item in value if type(value) is list else [value]:
            if isinstance(item, _ast.AST):
                at(item, line)
    return node


load, store = _ast.Load(), _ast.Store()
body = _ast.Return(_ast.BinOp(_ast.Name(".self", load), _ast.Add(), _ast.Attribute(_ast.Name("class", load), "a b", load)))
arguments = _ast.arguments([], [_ast.arg(".self"), _ast.arg("class")], None, [], [], None, [_ast.Constant((1, frozenset({2})))])
function = _ast.FunctionDef("<f>", arguments, [body], [], None, None, [])
names = {}
exec(compile(at(_ast.Module([function], []), 7), "g", "exec"), names)
made = names["<f>"]
print(made.__code__.co_varnames, made.__code__.co_names, made.__defaults__, made.__code__.co_firstlineno, made.__name__)


class C:
    pass


setattr(C, "a b", 5)
print(made(1, C))


def attempt(node, mode="exec"):
    try:
        print(compile(node, "h", mode))
    except Exception as error:
        print(type(error).__name__, error)


attempt(_ast.Expression(at(_ast.Constant(1))))
attempt(_ast.Module([_ast.Pass()], []))
attempt(_ast.Module([_ast.Expr(_ast.Name("x", load), lineno=1, col_offset=0)], []))
attempt(at(_ast.Module([_ast.Name("x", load)], [])))
statement = at(_ast.Expr(_ast.Constant(1)))
del statement.value
attempt(_ast.Module([statement], []))
attempt(at(_ast.Module([_ast.If(_ast.Constant(1), [])], [])))
attempt(at(_ast.Expression(_ast.Name("None", load))), "eval")
attempt(at(_ast.Expression(_ast.Name(5, load))), "eval")
attempt(at(_ast.Expression(_ast.Constant(C))), "eval")
attempt(at(_ast.Expression(_ast.Dict([], [_ast.Constant(1)]))), "eval")
attempt(at(_ast.Module([_ast.Return()], [])))
attempt(_ast.Module((), []))

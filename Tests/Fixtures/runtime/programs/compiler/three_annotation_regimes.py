"""The same annotations lazily, as strings, and evaluated by hand: functions, classes, modules, conditionals, private names, formats."""

SOURCE = '''
events = []
def note(x): events.append(x); return x
module_level: note(int) = 1
bare: note("bare")
(parenthesised): note(str) = 2
if flag: conditional: note(float)
else: other: note(bytes)
for _ in range(2): looped: note(set)
def function(a: note(int), /, b: note("B") = 2, *args: note(tuple), c: note(undefined_name) = 3, **kw: note(dict)) -> note(None): x: note(list) = 5; return x
class Klass:
    first: note(int)
    second: "Klass" = None
    __private: note(str) = 1
    third: Klass
    class Inner:
        deep: first if "first" in dir() else outer_name
    def method(self, x: Klass, y: "quoted") -> Inner: pass
    if flag:
        maybe: note(complex)
lambda_ = lambda x: x
async def coroutine(x: note(1) if flag else note(2)) -> (yes := None) if False else None: pass
def gen(x: lambda: y, z: [i for i in (1, 2)], w: {**{}}, u: -1, t: a.b[c:d, ...], s: not x and (y or z), r: x if y else z): yield
''' .replace("(yes := None) if False else None", "None")


def attempt(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"


for future in ("", "from __future__ import annotations\n"):
    for flag in (True, False):
        space = {"flag": flag, "__name__": "made"}
        exec(future + SOURCE, space)
        print("future" if future else "lazy", flag, [e if isinstance(e, str) else getattr(e, "__name__", e) for e in space["events"]])
        show = lambda x: {k: v if isinstance(v, (str, int)) else getattr(v, "__name__", v) if not callable(v) or isinstance(v, type) else "callable" for k, v in x.items()} if isinstance(x, dict) else x
        if "__annotate__" in space: print(" module", attempt(lambda: show(space["__annotate__"](1))))
        else: print(" module", show(space.get("__annotations__")))
        f, K = space["function"], space["Klass"]
        print(" function", attempt(lambda: show(f.__annotations__)))
        space["undefined_name"] = type
        print(" function", attempt(lambda: show(f.__annotations__)), f.__annotate__ is None, f.__defaults__, f.__kwdefaults__)
        print(" class", attempt(lambda: show(K.__annotations__)), "__annotations__" in vars(K), "__annotate__" in vars(K), "__annotate_func__" in vars(K))
        print(" inner", attempt(lambda: show(K.Inner.__annotations__)))
        space["outer_name"] = "outer value"
        print(" inner", attempt(lambda: show(K.Inner.__annotations__)), attempt(lambda: show(K.method.__annotations__)))
        space["Inner"] = K.Inner
        print(" method", attempt(lambda: show(K.method.__annotations__)), space["lambda_"].__annotations__, show(space["coroutine"].__annotations__))
        for name in ("a", "b", "c", "d", "x", "y", "z"): space[name] = type("N", (), {"b": {}.__class__.__class_getitem__, "__name__": name})
        if future: print(" gen", space["gen"].__annotations__)
        print(" events", len(space["events"]))


def local():
    hidden = int
    def f(x: hidden): pass
    class C: y: hidden
    before = f.__annotations__, C.__annotations__
    hidden = str
    def g(x: hidden): pass
    return before, g.__annotations__, f.__annotations__, local_only(hidden)
def local_only(t):
    v: t = 5
    (w): undefined_everywhere
    x.y: also_undefined
    z[0]: t = 7
    return v
class X: pass
x, z = X(), [0]
print(attempt(local))
for code in ("f(): int", "(a, b): int = 1", "[a]: int", "a = b: int", "a: int: str", "lambda x: int: 1", "a: int += 1", "def f(a: *b): pass", "def f(*a: *b): pass", "def f(**a: *b): pass", "a: *b", "x: yield", "class C: x: (yield)", "def f(x: (await y)): pass", "def f() -> *a: pass", "a: int = *b, 1", "a: int = yield", "None: int", "5: int", "a.b: int", "a[0]: int = 1", "(a): int = 1", "async def f(x: (await y)): pass", "def f(x: (y := 1)): pass", "type X = (y := 1)", "global q; q: int", "def f(x, x: int): pass"):
    try: compile(code, "s", "exec"); print(code, "fine")
    except SyntaxError as e: print(code, "->", e.msg)

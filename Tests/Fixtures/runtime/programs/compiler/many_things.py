"""Sizes: many locals, arguments, constants, names, branches and levels in one function; long displays, calls, comparisons."""


def build(source, **names):
    exec(compile(source, "generated", "exec"), names)
    return names


n = 400
space = build("def locals_():\n" + "".join(f"    v{i} = {i}\n" for i in range(n)) + "    return " + " + ".join(f"v{i}" for i in range(n)))
print(space["locals_"](), space["locals_"].__code__.co_nlocals)
space = build("def many(" + ", ".join(f"a{i}" for i in range(300)) + ", *rest, " + ", ".join(f"k{i}={i}" for i in range(300)) + ", **more): return a0 + a299, len(rest), k0 + k299, sorted(more)")
print(space["many"](*range(305), k299=1000, zz=1))
try: space["many"](*range(298))
except TypeError as e: print(e)
try: space["many"](*range(290))
except TypeError as e: print(str(e)[:60], "...", str(e)[-30:])
space = build("x = [" + ", ".join(map(str, range(3000))) + "]\ny = (" + ", ".join(f"'s{i}'" for i in range(1000)) + ")\nz = {" + ", ".join(f"{i}: {-i}" for i in range(1000)) + "}\ns = {" + ", ".join(str(i % 500) for i in range(1000)) + "}\nf = [*x, *y, " + ", ".join(f"*[{i}]" for i in range(100)) + "]")
print(len(space["x"]), sum(space["x"]), space["y"][999], sum(space["z"].values()), len(space["s"]), len(space["f"]), space["f"][-1])
space = build("def call(*a, **k): return len(a), len(k)\nr = call(" + ", ".join(map(str, range(700))) + ")\nq = call(" + ", ".join(f"n{i}={i}" for i in range(700)) + ")\np = call(*[1], " + ", ".join(map(str, range(300))) + ", *(2, 3), " + ", ".join(f"m{i}=0" for i in range(300)) + ", **{'last': 1})")
print(space["r"], space["q"], space["p"])
space = build("def branch(x):\n" + "".join(f"    {'el' if i else ''}if x == {i}: return {i * i}\n" for i in range(500)) + "    else: return 'none'")
print([space["branch"](i) for i in (0, 1, 250, 499, 500)])
space = build("def match_(x):\n    match x:\n" + "".join(f"        case {i} | 'w{i}': return {i}\n" for i in range(300)) + "        case [a, b, *c]: return a, b, c\n        case _: return None")
print([space["match_"](v) for v in (0, "w299", [1, 2, 3], 300)])
depth = 19
space = build("def loops():\n    count = 0\n" + "".join("    " * (i + 1) + f"for i{i} in range({2 if i < 6 else 1}):\n" for i in range(depth)) + "    " * (depth + 1) + "count += 1\n    return count")
print(space["loops"]())
try: build("".join("    " * i + f"for q{i} in z:\n" for i in range(21)) + "    " * 21 + "pass", z=())
except SyntaxError as e: print(e.msg)
space = build("def closures():\n" + "".join("    " * (i + 1) + f"v{i} = {i}\n" + "    " * (i + 1) + f"def f{i}():\n" for i in range(15)) + "    " * 16 + "return " + " + ".join(f"v{i}" for i in range(15)) + "\n" + "".join("    " * (i + 1) + f"return f{i}()\n" for i in range(14, -1, -1)))
print(space["closures"](), space["closures"].__code__.co_cellvars)
space = build("x = " + "(" * 90 + "7" + ")" * 90 + "\ny = " + "-" * 80 + "5\nz = " + "not " * 81 + "0\nw = " + "lambda: " * 50 + "9\nl = " + "[" * 50 + "]" * 50)
w = space["w"]
while callable(w): w = w()
print(space["x"], space["y"], space["z"], w, repr(space["l"]).count("["))
print(eval(" < ".join(map(str, range(300)))), eval(" + ".join(["1"] * 1000)), eval(" if 0 else ".join(map(str, range(200)))), eval(" or ".join(["0"] * 500) + " or 'end'"), len(eval("'" + "ab" * 5000 + "' 'tail'")), eval("**".join(["1"] * 50)))
print(eval("x" + ".real" * 200, {"x": 5}), eval("f" + "()" * 150, {"f": (f := lambda: f)}) is f, eval("x" + "[0]" * 90, {"x": (cell := [0]) and [cell.__setitem__(0, cell), cell][1]}) is cell)
space = build("try:\n" + "    raise ValueError\n" + "".join(f"except (KeyError, E{i}): r = {i}\n" for i in range(100)) + "except ValueError: r = 'v'\nfinally: s = 1", **{f"E{i}": OSError for i in range(100)})
print(space["r"], space["s"])
space = build("with " + ", ".join(f"m({i}) as w{i}" for i in range(19)) + ": r = w18", m=type("M", (), {"__init__": lambda s, n: setattr(s, "n", n), "__enter__": lambda s: s.n, "__exit__": lambda s, *a: None}))
print(space["r"])
try: build("with " + ", ".join(f"m as w{i}" for i in range(20)) + ":\n" + "".join("  " * (i + 1) + "with m:\n" for i in range(21)) + "  " * 22 + "pass")
except SyntaxError as e: print(e.msg)
space = build("a = " + "b = " * 100 + "[]\n" + ", ".join(f"t{i}" for i in range(300)) + " = range(300)\n" + ", ".join(f"u{i}" for i in range(250)) + ", *rest, " + ", ".join(f"e{i}" for i in range(40)) + " = range(1000)\n")
print(space["a"] is space["b"], space["t299"], space["u249"], len(space["rest"]), space["e0"])
space = build("x = f'" + "".join(f"{{{i}}}" for i in range(300)) + "'\ndel " + ", ".join(f"v{i}" for i in range(300)) + "\nglobals_ = 1\nassert " + " and ".join(["globals_"] * 300), **{f"v{i}": i for i in range(300)})
print(len(space["x"]), [k for k in space if k.startswith("v")])
space = build("class C:\n" + "".join(f"    a{i}: int = {i}\n    def m{i}(self): return self.a{i}\n" for i in range(300)))
print(sum(getattr(space["C"](), f"m{i}")() for i in range(300)), len(space["C"].__annotations__))

"""Star imports out of made-up modules: __all__, underscores, missing names, odd kinds of modules, into exec namespaces."""
import sys

Module = type(sys)


def fake(name, **names):
    module = sys.modules[name] = Module(name)
    module.__dict__.update(names)
    return module


def star(name):
    space = {}
    try: exec(f"from {name} import *", space)
    except BaseException as e: return f"{type(e).__name__}: {e}"
    space.pop("__builtins__")
    return dict(sorted(space.items()))


fake("plain_", a=1, _b=2, __c=3, __d__=4, e="e")
fake("listed", a=1, _b=2, c=3, __all__=["a", "_b"])
fake("missing_one", a=1, __all__=["a", "zzz"])
fake("not_strings", a=1, __all__=["a", 5])
fake("tuple_all", a=1, b=2, __all__=("b",))
fake("string_all", a=1, b=2, __all__="ab")
fake("odd_all", a=1, __all__=5)
fake("empty_all", a=1, __all__=[])
fake("twice", a=1, __all__=["a", "a"])
hooked = fake("hooked", a=1, __all__=["a", "made"])
hooked.__getattr__ = lambda name: name.upper() if name == "made" else (_ for _ in ()).throw(AttributeError(name))
for name in ("plain_", "listed", "missing_one", "not_strings", "tuple_all", "string_all", "odd_all", "empty_all", "twice", "hooked"): print(name, star(name))
sys.modules["thing"] = type("Thing", (), {"x": 1, "_y": 2, "__init__": lambda self: setattr(self, "own", 3)})()
class All:
    __all__ = ["p", "q"]
    p = property(lambda self: "p!")
    def __getattr__(self, name): return f"got {name}"
sys.modules["dynamic"] = All()
print(star("dynamic"))
sys.modules["none_there"] = None
print(star("none_there"), star("never_heard_of_it"))
from plain_ import a, e as letter
print(a, letter)
for source in ("from plain_ import zz", "from plain_ import aa", "from plain_ import a, (b)", "from plain_ import (a, e,)", "from plain_ import a.b", "import plain_.sub", "import plain_ as p, listed as l", "from . import x", "from .plain_ import x", "from thing import x, own", "import thing.x", "from plain_ import _b as b, __d__ as d", "from hooked import made, a", "from hooked import other", "import sys as plain_", "from sys import maxsize as m, nothing_here"):
    space = {"__name__": "tester"}
    try: exec(source, space); print(source, "->", {k: v if isinstance(v, (int, str)) else type(v).__name__ for k, v in space.items() if not k.startswith("__")})
    except BaseException as e: print(source, "->", type(e).__name__, e, getattr(e, "name", None), getattr(e, "name_from", None))
class Namespace(dict):
    def __setitem__(self, key, value): print("set", key); super().__setitem__(key, value)
exec("from listed import *\nimport plain_ as q", {}, Namespace())
def inner():
    from tuple_all import b
    global c
    from listed import c
    return sorted(locals())
print(inner(), c)
try: from listed import *
finally: print(_b, "a" in globals())

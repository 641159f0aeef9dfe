"""globals, locals, vars, dir, getattr and friends, __build_class__, __import__ replaced, builtins changed for a while."""
import sys
import builtins


def attempt(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"


class Plain:
    attr = 1
    def __init__(self): self.own = 2
class Slots:
    __slots__ = ("a", "b")
class Dirs:
    def __dir__(self): return ["z", "a", 5] if self.bad else ("z", "a", "m")
    bad = False
p = Plain()
print(vars(p) is p.__dict__, vars(p), "attr" in vars(Plain), attempt(lambda: vars(Slots())), attempt(lambda: vars(5)), vars() is globals(), attempt(lambda: vars(1, 2)), [n for n in dir(p) if not n.startswith("__")], [n for n in dir(Slots) if not n.startswith("__")], dir(Dirs()), attempt(lambda: dir(type("B", (Dirs,), {"bad": True})())), attempt(lambda: dir(type("C", (), {"__dir__": lambda s: 5})())))
def local():
    a = 1
    first = locals()
    b = 2
    first["c"] = 3
    return sorted(first), sorted(locals()), locals() is locals(), first is locals(), dir(), sorted(vars())
print(local(), (lambda x, *y, **z: locals())(1, 2, q=3), [sorted(locals()) for q in [1]][0][:1] != [])
class Body:
    before = 1
    names = sorted(n for n in locals() if not n.startswith("_"))
    locals()["dynamic"] = 5
    same = locals() is vars()
print(Body.names, Body.dynamic, Body.same)
globals()["planted"] = "g"
print(planted, globals().get("nothing"), __name__, attempt(lambda: globals(1)))
print(getattr(p, "own"), getattr(p, "zip", None), attempt(lambda: getattr(p, "zip")), attempt(lambda: getattr(p, 5)), hasattr(p, "own"), attempt(lambda: hasattr(p, None)), attempt(lambda: delattr(p, "attr")), attempt(lambda: setattr(5, "x", 1)), attempt(lambda: setattr(p, 1, 1)), attempt(lambda: setattr(Slots(), "c", 1)), attempt(lambda: getattr(Slots(), "a")), attempt(lambda: delattr(Slots(), "a")), attempt(lambda: setattr(len, "x", 1)), attempt(lambda: setattr(int, "x", 1)), attempt(lambda: delattr(int, "real")), attempt(lambda: getattr(type("G", (), {"__getattr__": lambda s, n: 1 / 0})(), "x", "default")), getattr(type("G", (), {"__getattr__": lambda s, n: [][0:1]})(), "x"))
seen = []
original = builtins.__build_class__
def building(f, name, *bases, **kw): seen.append((name, [b.__name__ for b in bases], sorted(kw))); return original(f, name, *bases, **kw)
builtins.__build_class__ = building
class Made(Plain, metaclass=type): pass
builtins.__build_class__ = original
print(seen, Made.__name__, attempt(lambda: original(5, "x")), attempt(lambda: original(lambda: None, 5)), original(lambda: None, "Direct").__name__)
real_import = builtins.__import__
def importing(name, globals=None, locals=None, fromlist=(), level=0): seen.append((name, fromlist, level)); return real_import("sys") if name == "fake" else real_import(name, globals, locals, fromlist, level)
seen.clear()
builtins.__import__ = importing
import fake, sys as s
from fake import maxsize as m, path
try: from . import nothing
except ImportError as e: print(e)
builtins.__import__ = real_import
print(seen, fake is sys, m == sys.maxsize)
len_ = len
builtins.len = lambda x: 99
print(len([1]), len_([1]))
len = lambda x: "global"
print(len([]))
del len
print(len([]))
builtins.len = len_
builtins.added = "from builtins"
print(added, len([1]), attempt(lambda: eval("added", {"__builtins__": {}})), eval("x", {"__builtins__": {"x": 5}}), attempt(lambda: eval("len", {"__builtins__": None})) if 0 else "", attempt(lambda: exec("class A: pass", {"__builtins__": {}})), attempt(lambda: exec("import sys", {"__builtins__": {}})), attempt(lambda: exec("print(1)", {"__builtins__": {}})), attempt(lambda: exec("assert 0", {"__builtins__": {}})), exec("a = [i for i in (1, 2)]; b = f'{a}'", ns := {"__builtins__": {}}), ns["b"])
del builtins.added
print(attempt(lambda: added), callable(print), callable(5), callable(Plain), callable(p), type(callable).__name__, id(p) == id(p), repr(print), attempt(lambda: print.__name__), builtins.__name__, __builtins__ is builtins, isinstance(True, (int, (str, (bytes,)))), issubclass(bool, (str, int)), attempt(lambda: isinstance(5, (str, (int, 5)))), attempt(lambda: isinstance("x", (str, 5))), attempt(lambda: issubclass(5, int)), attempt(lambda: isinstance(1, "int")))

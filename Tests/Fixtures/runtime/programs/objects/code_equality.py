"""Code objects: equality, hashing, replace, what differs, lines and positions, flags of all kinds of functions, nested constants."""


def codes(source): return [c for c in compile(source, "f", "exec").co_consts if hasattr(c, "co_name")]


a, b = compile("x + 1", "f", "eval"), compile("x + 1", "f", "eval")
print(a == b, hash(a) == hash(b), len({a, b}), a is b, a != b, a == "x", a == compile("x + 1", "g", "eval"), a == compile("x + 2", "f", "eval"), a == compile("\nx + 1", "f", "eval"))
print(compile("1", "f", "eval") == compile("1.0", "f", "eval"), compile("0.0", "f", "eval") == compile("-0.0", "f", "eval"), compile("(1,)", "f", "eval") == compile("(True,)", "f", "eval"))
def make(n):
    def inner(x=n, *args, y: int = 2, **kw):
        "doc"
        return n + x, args, y, kw
    return inner
first, second = make(1), make(2)
print(first.__code__ is second.__code__, first.__code__ == second.__code__, first == second)
c = first.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_freevars, c.co_cellvars, c.co_flags & 4)
for change in ({"co_name": "other"}, {"co_firstlineno": 99}, {"co_filename": "z"}, {"co_flags": 0}, {}):
    changed = c.replace(**change)
    print(change, changed == c, {k: getattr(changed, k) for k in change}, type(changed).__name__)
for bad in ({"nope": 1}, {"co_name": 5}, {"co_filename": None}):
    try: print(c.replace(**bad))
    except Exception as e: print(bad, type(e).__name__, e)
renamed = type(first)(c.replace(co_name="renamed"), globals(), "given", (10,), first.__closure__, {"y": 5})
print(renamed.__name__, renamed(), renamed.__code__.co_name, renamed.__qualname__)
FLAGS = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 0x10: "NESTED", 0x20: "GENERATOR", 0x80: "COROUTINE", 0x100: "ITERABLE_COROUTINE", 0x200: "ASYNC_GENERATOR", 0x4000000: "DOCSTRING", 0x8000000: "METHOD"}
def flags(code): return "|".join(n for bit, n in FLAGS.items() if code.co_flags & bit)
for source in ("def f(): pass", "def f(*a): pass", "def f(**k): 'doc'", "def f(): yield", "async def f(): pass", "async def f(): yield", "lambda: 1", "class A:\n def m(self): pass", "(i for i in x)", "[i for i in x]", "class B: pass", "def f[T](): pass", "type A[T] = T", "lambda: (yield)", "def f():\n 'doc'\n def g(): pass", "x: int"):
    found = codes(source)
    print(source.replace("\n", ";"), "->", [(k.co_name, k.co_qualname, flags(k), k.co_firstlineno) for k in found], *[[(n.co_name, n.co_qualname, flags(n)) for n in k.co_consts if hasattr(n, "co_name")] for k in found])
module = compile("def f():\n  return 1\n\nx = [\n  f(),\n  2]\n", "m", "exec")
print(module.co_name, module.co_flags, module.co_firstlineno, sorted({line for _, _, line in module.co_lines() if line}), module.co_names)
print(all(len(p) == 4 for p in module.co_positions()), repr(module).split(" at ")[0], repr(module).split(", ", 1)[1], type(module).__name__)
source = "def outer(a, /, b, *, c):\n x = y = 1\n def inner(): nonlocal x; x = a; return z\n return [b for b in range(c)]"
outer = codes(source)[0]
print(outer.co_varnames, outer.co_cellvars, outer.co_freevars, outer.co_names, outer.co_argcount, outer.co_posonlyargcount, outer.co_kwonlyargcount, outer.co_nlocals)
inner = [k for k in outer.co_consts if hasattr(k, "co_name")]
print([(k.co_name, k.co_varnames, k.co_cellvars, k.co_freevars, k.co_names) for k in inner])
for name in ("co_name", "co_code", "nope"):
    try: setattr(outer, name, 1)
    except Exception as e: print(type(e).__name__, e)
try: a < b
except TypeError as e: print(e)
try: outer()
except TypeError as e: print(e)
table = {a: "expression", c: "function"}
print(table[compile("x + 1", "f", "eval")], table.get(compile("x + 3", "f", "eval")), table[make(5).__code__])
first.__code__ = (lambda x=5, *, z=n if (n := 3) else 0: (x, z, n)).__code__ if False else make(9).__code__
print(first(1), first.__name__)
def swap(): return "swapped"
def victim(a, b=2): return a, b
victim.__code__ = swap.__code__
try: print(victim())
except TypeError as e: print(e)
for value in (5, first.__code__, None):
    try: victim.__code__ = value
    except Exception as e: print(type(e).__name__, e)
try: del victim.__code__
except Exception as e: print(type(e).__name__, e)

"""compile(): modes, flags, optimisation levels, what is inherited, what is accepted as a source, displayhook."""
import sys

def attempt(f, *args, **kwargs):
    try: result = f(*args, **kwargs)
    except BaseException as e: return f"{type(e).__name__}: {e}"
    return result

for level in (-1, 0, 1, 2):
    namespace = {}
    code = compile('"""doc"""\nassert 0, "failed"\ndef f():\n    "inner"\n    assert f.x\n    return __debug__\nclass C:\n    "class doc"\nd = __debug__\nif __debug__: e = 1\nelse: e = 2', "s", "exec", optimize=level)
    print(level, attempt(exec, code, namespace), attempt(lambda: namespace["f"].__doc__), attempt(lambda: namespace["f"]()), attempt(lambda: namespace["C"].__doc__), namespace.get("__doc__"), namespace.get("d"), namespace.get("e"))
old = sys.displayhook
shown = []
sys.displayhook = lambda value: shown.append(value)
exec(compile("1 + 1", "s", "single"))
exec(compile("x = 5; x; None; x * 2", "s", "single"))
exec(compile("for i in range(3): i\n", "s", "single"))
exec(compile("def f():\n    5\nf\n" if False else "f = 1\n", "s", "single"))
exec(compile("7; 8", "s", "exec"))
sys.displayhook = old
print(shown)
exec(compile("'shown'; None; [1]", "s", "single"))
import builtins
print(builtins._)
del builtins._
for source, mode in [("1 + 1", "eval"), ("x = 1", "eval"), ("1; 2", "eval"), ("  1", "eval"), ("1\n\n# comment", "eval"), ("", "eval"), ("", "exec"), ("", "single"), ("1\n2", "single"), ("if 1: pass", "single"), ("1", "other"), ("(\n1\n,)", "eval"), ("lambda: (yield)", "eval"), ("\t2", "eval")]:
    result = attempt(compile, source, "file", mode)
    print(repr(source), mode, eval(result, {"x": 1}) if not isinstance(result, str) and mode == "eval" and "lambda" not in source else result if isinstance(result, str) else type(result).__name__)
for source in (b"1 + 1", bytearray(b"2"), memoryview(b"3 + 4"), b"\xef\xbb\xbf5", b"# coding: latin-1\n'\xe9'", "'\u00e9'", "# coding: latin-1\n'\u00e9'", b"'\xe9'", "a\0b", b"a\0b", 5, None, ["1"]):
    result = attempt(compile, source, "f", "eval")
    print(repr(source)[:40] if type(source) is not memoryview else "memory", repr(eval(result)) if not isinstance(result, str) else result)
for args, kwargs in [((), {}), (("1",), {}), (("1", "f"), {}), (("1", 5, "eval"), {}), (("1", b"bytes", "eval"), {}), (("1", "f", "eval", "flags"), {}), (("1", "f", "eval", 1 << 40), {}), (("1", "f", "eval", 4096), {}), (("1", "f", "eval", 0, 0, 7), {}), (("1", "f", "eval"), {"nope": 1}), ((), {"source": "5", "filename": "g", "mode": "eval", "dont_inherit": True}), (("1", "a\0b", "eval"), {}), (("1", "f", 5), {})]:
    result = attempt(compile, *args, **kwargs)
    print(args, kwargs, result if isinstance(result, str) else (result.co_filename, result.co_name, result.co_firstlineno, eval(result)))
import __future__ as F
with_annotations = compile("def f(a: b): pass", "s", "exec", F.annotations.compiler_flag)
space = {}
exec(with_annotations, space)
print(space["f"].__annotations__, bool(with_annotations.co_flags & F.annotations.compiler_flag), F.annotations.compiler_flag == 0x1000000)
exec(compile("from __future__ import annotations\nexec('def g(a: c): pass')\nprint(compile('1', '', 'eval').co_flags & 0x1000000 != 0, compile('1', '', 'eval', dont_inherit=1).co_flags & 0x1000000)", "s", "exec"), space)
print(space["g"].__annotations__)
print(eval("  [1,\n2]\n"), eval(" \t 5"), attempt(eval, "\n5"), attempt(eval, "1\n 2"), attempt(eval, "5 5"), attempt(exec, "  x = 1"))
print(attempt(eval, compile("x = 1", "s", "exec")), eval(compile("y", "s", "eval"), {"y": 3}), exec(compile("y", "s", "eval"), {"y": 3}))
def closure():
    v = 1
    def inner(): return v
    return inner
print(attempt(exec, closure().__code__), attempt(eval, closure().__code__), exec(closure().__code__, closure=closure().__closure__), attempt(exec, closure().__code__, closure=()), attempt(exec, "1", closure=()), attempt(exec, (lambda: 1).__code__, closure=(1,)), attempt(eval, (lambda a: a).__code__))

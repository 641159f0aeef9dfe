import sys
import pk.forms
lazy = 'a name'
print(lazy, [lazy for lazy in 'ab'], lazy[0], lazy if lazy else 0, lazy not in 'x', lazy .upper())
lazy \
    import m
lazy	import n as nn, o
lazy from m import (x as lazy_x, y,
    z)
lazy; import m as eager
print(type(globals()['m']).__name__, type(globals()['nn']).__name__, type(globals()['eager']).__name__)
if nn: lazy import o as late; lazy from o import v
for _ in 'ab': lazy import n as again
while True:
    lazy import n as in_while
    break
else: lazy import n as never
class Plain:
    def __enter__(self): return self
    def __exit__(self, *e): pass
with Plain(): lazy from n import w
match 1:
    case 1: lazy import n as in_match
lazy import lazy as lazy
print(type(globals()['lazy']).__name__, lazy.lazy)
lazy from lazy import lazy
print(type(lazy).__name__, lazy)
def lazy(x): return x
print(lazy(1), lazy (2))
class lazy: attribute = 'kept'
print(lazy.attribute, lazy_x, y, z, late is o, v, w)
lazy: int = 3
lazy += 1
lazy *= (lazy)
print(lazy, -lazy)
type lazy = int
print(lazy.__value__)
print(sorted(k for k, t in list(globals().items()) if type(t).__name__ == 'lazy_import'), 'never' in globals())
for source in ('lazy import', 'lazy from x', 'lazy import *', 'lazy import (x)', 'lazy import .x', 'lazy x', 'x = lazy import y', '@lazy\nimport x', 'lazy def f(): pass', 'import lazy x', 'from x lazy import y', 'from .x lazy import *', 'lazy from __future__ import annotations', 'lazy import m\nfrom __future__ import annotations', 'lazy from x import *', 'def f():\n  lazy from x import *', 'try:\n  lazy from x import (a,\n    b)\nfinally: pass', 'class C:\n  lazy import a', 'async def f():\n  with x:\n    lazy import a', 'try:\n  def f():\n    lazy import a\nfinally: pass', 'def f():\n  try: lazy import a\n  finally: pass', 'def f():\n  class C: lazy import a', 'try: pass\nexcept: pass\nelse: lazy import a', 'lambda: lazy import a', 'lazy import a as b.c', 'lazy import a.b.c as d, e.f\nprint("fine")', 'lazy import __future__\nprint("fine")', 'lazy from .. import *'):
    try: exec(source, {})
    except SyntaxError as e: print(repr(source), '|', e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    except Exception as e: print(repr(source), type(e).__name__, e)
for text in ('lazy import m', 'lazy from m import x'):
    for run in (lambda: exec(text, {}, {}), lambda: exec(text), lambda: exec(text, globals(), {'k': 1})):
        try: run()
        except SyntaxError as e: print(e, e.lineno, e.offset, e.filename)

"""Errors that only the symbol table or the compiler finds: their messages and places."""

sources = """
def f():
    x = 1
    global x
===
def f(a):
    global a
===
def f():
    print(x)
    nonlocal x
===
nonlocal x
===
def f():
    nonlocal missing
===
class A:
    nonlocal q
===
def outer():
    x = 1
    def inner():
        nonlocal x
        global x
===
def f(a, a): pass
===
lambda a, *, a: 1
===
def f(a, *a): pass
===
x = [y := 1 for y in range(3)]
===
x = [1 for i in (j := range(3))]
===
class A:
    x = [y := 1 for i in range(3)]
===
x = [[(j := 0) for i in range(5)] for j in range(5)]
===
x = [i for i in range(5) if (j := 0) for k in range(j + 5) if [i := 1]]
===
return 5
===
class A:
    return 5
===
yield 1
===
class A:
    yield 1
===
await x
===
def f(): await x
===
def f(): [x async for x in y]
===
async def f():
    def g(): return [x async for x in y]
===
async with a: pass
===
async for a in b: pass
===
async def f(): yield from x
===
async def f():
    yield 1
    return 2
===
[(yield 1) for x in y]
===
def f(): return {(yield): 1 for x in y}
===
break
===
for x in y:
    def g(): continue
===
continue
===
while 1:
    class A: break
===
def f():
    from m import *
===
class A:
    from m import *
===
def f[T, T](): pass
===
class A[T: (yield)]: pass
===
type A = (yield 1)
===
type A[T] = (x := T)
===
def f[T](x: (y := T)): pass
===
class A[T: (await x)]: pass
===
def f[T]():
    nonlocal T
===
def f(x: (yield)): pass
===
x: (yield) = 1
===
def f():
    x: (await 1) = 1
===
def f() -> (z := 1): pass
===
def f():
    a: int
    global a
===
global x
x: int = 1
===
def f():
    global x
    x: int = 1
===
from __future__ import nope
===
x = 1
from __future__ import annotations
===
from __future__ import braces
===
from __future__ import *
===
import a.b as __debug__
===
__debug__ = 1
===
def f(__debug__): pass
===
f(__debug__=1)
===
del __debug__
===
a.__debug__ = 1
===
for __debug__ in x: pass
===
match x:
    case {**rest, 'a': 1}: pass
===
match x:
    case a | b: pass
===
match x:
    case [a, a]: pass
===
match x:
    case a: pass
    case 1: pass
===
match x:
    case _ | 1: pass
===
match x:
    case {'a': 1, 'a': 2}: pass
===
match x:
    case P(a=1, a=2): pass
===
match x:
    case [*a, *b]: pass
===
*a, *b = c
===
*a = c
===
x = *a
===
try: pass
except: pass
except A: pass
===
try: pass
except* A:
    for i in x: break
    break
===
def f():
    try: pass
    except* A: return
===
lambda: (yield from [])
===
del f()
===
(a, b): int
===
a + 1 = 2
===
f(*b, **a, **c)
===
f(a=1, a=2)
===
f(a=1, b)
===
class A(x=1, x=2): pass
===
super.x = super().y = None
===
type T[*A = int] = A
===
def f[T = int, U](): pass
""".strip("\n").split("\n===\n")
for source in sources:
    try:
        code = compile(source, "s", "exec")
        print("fine:", source.replace("\n", "; "), code.co_name)
    except SyntaxError as e:
        print(f"{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset} {type(e).__name__}: {e.msg}")

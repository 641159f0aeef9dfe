"""Every statement once."""
from __future__ import annotations
import a, b.c as d
from . import x
from ...pkg.mod import (y as z, w,)
from m import *
lazy import late
lazy from late import name as other

@decorator
@module.decorator(1, *args, k=2, **kwargs)
def f(a, b: int = 1, /, c=2, *rest: str, d, e=3, **more) -> "R":
    global g1, g2
    return a,

async def g[T: int = bool, *Ts = *tuple[int], **P = [int]](x): 
    nonlocal_ = 1
    def inner():
        nonlocal nonlocal_
    async for i in x: pass
    else: pass
    async with a as b, c: await d;
    return

class C[T](Base, metaclass=Meta):
    x: int
    y: list[int] = []
    (z): int = 1
    self.a: str

type Alias[T] = list[T]
del a, b.c, d[0], (e, [f])
a = b = c, *d = 1
a += 1; b -= 1; c *= 1; d @= 1; e /= 1; f %= 1; g **= 1; h <<= 1; i >>= 1; j |= 1; k ^= 1; l &= 1; m //= 1
for a, *b in c, *d:
    break
else:
    continue
while a: pass
else: ...
if a: pass
elif b: pass
elif c:
    pass
else:
    pass
with a: pass
with (a as b, c as (d, e),): pass
with (a, b): pass
with (a): pass
with (yield): pass
raise
raise A
raise A from B
try:
    pass
except:
    pass
try: pass
except A: pass
except B as b: pass
except C, D: pass
except (E, F) as e: pass
else: pass
finally: pass
try: pass
except* A as b: pass
try: pass
finally: pass
assert a
assert a, b
match a, b:
    case 1 | -1.5 | 2+3j | -4-5j | "s" "t" | b"b" | None | True | False: pass
    case [a, *_, b] | (c, *rest) if a > b: pass
    case {"k": v, 1: _, m.K: [], **rest}: pass
    case C() | m.C(1, x, k=2, l=[y]) as whole: pass
    case (1): pass
    case x, : pass
    case _: pass
match = case = type = lazy = _ = 1
match[0], case.a, type(x), lazy + 1

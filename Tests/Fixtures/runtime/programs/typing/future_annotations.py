from __future__ import annotations
def f(a: int, b: list[undefined] = 1, *c: 'quoted', **d: x if y else z) -> Dict[str, "A"]: pass
print(f.__annotations__)
class C:
    a: int
    b: lambda x, *y: (x, y)
    c: {1: 2, **d}
    e: f'{x!r:>{w}}'
    g: [i for i in range(3) if i]
    h: not a and b or c
    j: a.b[c:d, ...](*e, **k)
    m: -x ** 2 + ~y
    n: (yield_ := 1)
    o: 1 < x <= 2 is not None
    p: b'bytes' if False else "it's"
print(C.__annotations__) if True else None
x: int = 3
print(__annotations__)
def loc():
    v: Undefined = 5
    return v
print(loc())
class D[T]:
    q: T
print(D.__annotations__)

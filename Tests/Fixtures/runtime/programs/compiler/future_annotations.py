from __future__ import annotations
import __future__
def f(a: int, *b: list[int | None], c: 'quoted' = 1, **d: {1: 2}['x']) -> undefined.name[0]: pass
for k, v in f.__annotations__.items(): print(k, repr(v))
class C:
    x: int = 3
    y: lambda z: z + 1
    z: (yield_ if a else b)
    w: f'{x!r:>{y}} {{}}'
    v: -1 ** 2 + (a and b or not c)
print(C.__annotations__)
p: print('not run') = 1
q: [i for i in range(3) if i]
r: {**a, 'b': (1,)}
s: x[1:2, ::3, ...]
u: "it's" 'joined'
print(__annotations__ if '__annotations__' in globals() else None)
print(annotations.compiler_flag == __future__.annotations.compiler_flag, annotations)
def g(x: a @ b // c << 2 & 3 | 4 ^ 5 < 6 is not 7 not in 8): pass
print(g.__annotations__['x'])

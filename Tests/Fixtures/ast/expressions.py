a or b or c and d and not e
(a := 1)
a + b - c * d @ e / f % g // h ** -i ** j << k >> l & m ^ n | o
+a, -b, ~c, not d
lambda: 0
lambda a, /, b=1, *c, d=2, **e: (yield)
a if b else c if d else e
{}
{a: b, **c, 1: 2}
{a, *b}
[], [a], [*a, b], (), (a,), (a, b), (((a)))
[a for b in c if d if e for f, in g]
{a for b in c}
(a async for b in c)
{a: b for c in d}
{**a for b in c}
[*a for b in c]
f(a for b in c)
f(a, *b, c=d, **e)
f(a)(b)[c].d
a < b <= c == d != e > f >= g is h is not i in j not in k
x[1], x[1:2], x[::3], x[:, 1:2:3, ...], x[*a], x[a, *b], x[()], x[a:=1]
await_ = async_ = None, True, False, ..., __debug__
def f():
    await x
    yield
    yield a, *b
    yield from c
    x = yield
    return *a, b
é.ñ, ﬁ, ℌ, 𝓍1, µ, ªº, 한글, 각

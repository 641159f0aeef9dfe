def count(n=0, s=1):
    while True: yield n; n += s
def take(n, it): return [x for x, _ in zip(it, range(n))]
def chain(*its):
    for it in its: yield from it
def windows(seq, n): return zip(*(seq[i:] for i in range(n)))
def groupby(it, key=lambda v: v):
    it = iter(it); cur = []
    for x in it:
        if cur and key(cur[-1]) != key(x): yield key(cur[-1]), cur; cur = []
        cur.append(x)
    if cur: yield key(cur[-1]), cur
print(take(3, count(5, 2)), list(chain('ab', [1], ())), list(windows([1, 2, 3, 4], 2)), [(k, len(v)) for k, v in groupby('aabccc')])
def accumulate(it, f=lambda a, b: a + b):
    it = iter(it); t = next(it); yield t
    for x in it: t = f(t, x); yield t
def product(*p):
    if not p: yield (); return
    for x in p[0]:
        for rest in product(*p[1:]): yield (x, *rest)
print(list(accumulate([1, 2, 3])), list(accumulate('abc')), list(product('ab', [1, 2])), list(product()))
def tee(it):
    buf = [[], []]; it = iter(it)
    def gen(q):
        while True:
            if not q:
                try: v = next(it)
                except StopIteration: return
                for b in buf: b.append(v)
            yield q.pop(0)
    return map(gen, buf)
a, b = tee(range(3)); print(next(a), next(a), list(b), list(a))

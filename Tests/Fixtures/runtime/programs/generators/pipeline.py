def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1
def squares(it):
    for x in it: yield x * x
def only(pred, it): return (x for x in it if pred(x))
print(list(only(lambda v: v % 2, squares(numbers(8)))))
def chunks(seq, n):
    buf = []
    for s in seq:
        buf.append(s)
        if len(buf) == n:
            yield tuple(buf); buf.clear()
    if buf: yield tuple(buf)
print(list(chunks(range(7), 3)), dict(enumerate(chunks('abcd', 2))))
def averager():
    total, n, avg = 0, 0, None
    while True:
        v = yield avg
        if v is None: return total, n
        total += v; n += 1; avg = total / n
a = averager(); next(a)
print([a.send(v) for v in (10, 20, 33)])
try: a.send(None)
except StopIteration as e: print(e.value)
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1
print([p for p, _ in zip(primes(), range(10))])
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)], next(x for x in f if x > 1000))
it = iter([1, 2, 3, 4]); print(list(zip(it, it)), list(map(max, [1, 5], [3, 2])))
a, *b = (i for i in range(4)); print(a, b)
x, y = (i for i in range(2)); print(x, y)
try: x, y = (i for i in range(3))
except ValueError as e: print(e)
print(sum(x for x in range(4)), max((len(w), w) for w in ['a', 'ccc', 'bb']), ','.join(str(i) for i in range(3)), sorted((-i for i in range(3))))
print(3 in (i for i in range(5)), any(i > 2 for i in range(9)), all(i for i in []), min((), default='none'), list(iter(lambda c=[0]: c.__setitem__(0, c[0] + 1) or c[0], 4)))
def perm(items):
    if len(items) <= 1: yield tuple(items)
    else:
        for i in range(len(items)):
            for p in perm(items[:i] + items[i+1:]): yield (items[i],) + p
print(list(perm('abc')))
def both():
    x = [(yield i) for i in ()]

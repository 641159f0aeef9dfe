class Seq:
    def __getitem__(s, i):
        if i >= 3: raise IndexError
        return i * i
class Cnt:
    def __init__(s, n): s.n = n
    def __iter__(s): return s
    def __next__(s):
        if not s.n: raise StopIteration
        s.n -= 1; return s.n
    def __length_hint__(s): return s.n
print(list(Seq()), list(Cnt(3)), tuple(map(lambda a, b: a + b, Seq(), Cnt(9))), dict(enumerate(Seq(), 5)), list(zip(Cnt(2), 'ab', Seq())), max(Cnt(4)), 1 in Seq(), [*Cnt(2)], sum(Seq()), sorted(Cnt(3)), any(Cnt(1)), list(filter(None, Cnt(3))), list(reversed([1, 2])), list(iter(Cnt(5).__next__, 2)))
vals = iter([1, 2, 0, 3]); print(list(iter(lambda: next(vals), 0)), list(vals))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: iter(type('B', (), {'__iter__': lambda s: 5})())); t(lambda: iter(type('N', (), {'__iter__': None})())); t(lambda: next([1])); t(lambda: list(type('H', (), {'__iter__': lambda s: iter([1]), '__length_hint__': lambda s: -1})())); t(lambda: list(type('H', (), {'__iter__': lambda s: iter([1]), '__len__': lambda s: 'x'})())); t(lambda: list(zip([1, 2], [1], strict=True))); t(lambda: list(zip([1], [1, 2], strict=True))); t(lambda: list(map(lambda a, b: a, [1], [1, 2], strict=True))); t(lambda: next(iter([]), 'd')); t(lambda: next(iter(()))); t(lambda: iter(len)); t(lambda: iter(5, 1)); t(lambda: enumerate([1], 'a')); t(lambda: list(enumerate('ab', start=-1))); t(lambda: zip([1], foo=1)); t(lambda: map(5, [1]).__next__()); t(lambda: filter(5, [1]).__next__()); t(lambda: iter({1: 2}.items()).__next__()); t(lambda: type(iter({})).__name__); t(lambda: iter([1, 2, 3]).__length_hint__()); t(lambda: list(range(10, 0, -3))); t(lambda: range(5)[1:3]); t(lambda: range(0, 10, 3).index(6)); t(lambda: 7 in range(0, 10, 3)); t(lambda: range(3) == range(0, 3, 1)); t(lambda: hash(range(0)) == hash(range(5, 5))); t(lambda: range(1, 2, 0)); t(lambda: reversed(range(3)).__next__()); t(lambda: range(10 ** 20)[-1]); t(lambda: len(range(10 ** 20))); t(lambda: range(1.0)); t(lambda: range(5).count(3)); t(lambda: aiter(5)); t(lambda: iter([]).__reduce__()[1:])

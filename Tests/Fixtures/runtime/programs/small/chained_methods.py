class Q:
    def __init__(self, items=()): self.items = list(items)
    def map(self, f): return Q(map(f, self.items))
    def where(self, f): return Q(filter(f, self.items))
    def sum(self): return sum(self.items)
    def __iter__(self): yield from self.items
    def __or__(self, f): return f(self)
print(Q(range(10)).map(lambda v: v * v).where(lambda v: v % 2).sum(), Q('abc') | list | len, [*Q([1]).map(str)])

class Shape:
    __abstractmethods__ = frozenset()
    def area(self): raise NotImplementedError(type(self).__name__)
    def __repr__(self): return f'{type(self).__name__}({", ".join(f"{k}={v}" for k, v in vars(self).items())})'
    def __lt__(self, o): return self.area() < o.area()
    def __eq__(self, o): return type(self) is type(o) and vars(self) == vars(o)
    def __hash__(self): return hash((type(self), *vars(self).values()))
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    def area(self): return self.w * self.h
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
class Odd(Shape): pass
s = [Rect(2, 3), Square(2), Rect(1, 1)]
print(sorted(s), max(s), Square(2) == Square(2), Square(2) == Rect(2, 2), len({Square(1), Square(1)}), sum(x.area() for x in s), [isinstance(x, Square) for x in s])
try: Odd().area()
except NotImplementedError as e: print(type(e).__name__, e)
A = type('A', (), {}); A.__abstractmethods__ = frozenset({'b', 'a'})
try: A()
except TypeError as e: print(e)

__all__ = ['Circle', 'area']
_hidden = 'h'
class Circle:
    def __init__(self, r): self.r = r
def area(s): return s.r ** 2 * 3

lazy from shapes import Circle
lazy import style
def draw(s): return '<' + s.show() + '>' if isinstance(s, Circle) else 'unknown'
class Canvas:
    def kinds(self): return [Circle.__name__, style.Style.__name__]

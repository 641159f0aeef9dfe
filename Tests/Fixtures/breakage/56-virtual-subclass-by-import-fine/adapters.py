from shapes import Shape
class Number(Shape):
    pass

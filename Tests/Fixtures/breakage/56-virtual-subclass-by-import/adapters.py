from shapes import Shape
Shape.register(int)

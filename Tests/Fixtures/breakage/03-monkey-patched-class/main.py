from shape import Shape
import patches
print(Shape().area())

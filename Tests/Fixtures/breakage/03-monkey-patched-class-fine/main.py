from shape import Shape
import patches
patches.apply()
print(Shape().area())

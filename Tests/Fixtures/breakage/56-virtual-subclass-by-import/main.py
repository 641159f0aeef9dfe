from shapes import Shape
import adapters
print(issubclass(int, Shape))

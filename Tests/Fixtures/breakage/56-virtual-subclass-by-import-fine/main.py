from shapes import Shape
import adapters
print(issubclass(adapters.Number, Shape))

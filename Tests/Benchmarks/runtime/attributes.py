# Reading and writing attributes: of instances, classes, slots, properties, computed ones.


class Point:
    kind = 7

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Celsius:
    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        self._degrees = value


class Fallback:
    def __getattr__(self, name):
        return 5


def main():
    point = Point(1, 2)
    slotted = Slotted(1, 2)
    celsius = Celsius(3)
    fallback = Fallback()
    for i in range(400_000):
        point.x = point.y + point.kind
        point.y = point.x - point.kind
        slotted.a = slotted.b + i
        slotted.b = slotted.a - i
    for i in range(100_000):
        celsius.degrees = celsius.degrees + 1
        point.x += getattr(point, "y")
        if hasattr(point, "z"):
            point.x = 0
    for i in range(60_000):
        point.x += fallback.anything
    print(point.x, slotted.a, celsius.degrees)


main()

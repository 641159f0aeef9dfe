# Classes: making instances, `__init__` through inheritance, operators, comparisons, containers of one's own.


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return self.x * 31 + self.y


class Named(Vector):
    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name


class Bag:
    def __init__(self):
        self.items = [1, 2, 3]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __contains__(self, item):
        return item == 2

    def __iter__(self):
        return iter(self.items)


def main():
    total = 0
    vector = Vector(0, 0)
    one = Vector(1, 2)
    for i in range(200_000):
        vector = vector + one
        if vector == one:
            total += 1
    for i in range(100_000):
        total += Named(i, 1, "n").x
    table = {}
    for i in range(60_000):
        table[Vector(i % 50, 3)] = i
    bag = Bag()
    for i in range(60_000):
        total += len(bag) + bag[1] + (2 in bag)
        for item in bag:
            total += item
        if isinstance(one, Vector) and not isinstance(bag, Vector):
            total += 1
    print(total, vector.x, vector.y, len(table))


main()

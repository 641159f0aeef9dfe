# Generators: simple ones, chains of them, `yield from`, generator expressions, send.


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(build(low, middle), middle, build(middle + 1, high))


def count(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def even(numbers):
    for number in numbers:
        if number % 2 == 0:
            yield number


def average():
    total = 0
    number = 0
    while True:
        value = yield total
        number += 1
        total += value


def main():
    total = 0
    tree = build(0, 2000)
    for round in range(12):
        for value in tree:
            total += value
    for value in even(count(600_000)):
        total += value
    total += sum(x * 2 for x in range(400_000))
    running = average()
    next(running)
    for i in range(150_000):
        total += running.send(i) & 1
    for i in range(40_000):
        for value in count(3):
            total += value
    print(total)


main()

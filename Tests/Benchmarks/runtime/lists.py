# Lists: append, index, slice, insert, reverse, unpacking, nested lists.


def main():
    total = 0
    for round in range(20):
        items = []
        for i in range(20_000):
            items.append(i ^ round)
        for i in range(len(items) - 1):
            items[i] = items[i + 1] + 1
        items.reverse()
        total += sum(items[::2]) + items[-1] + len(items[100:900])
        while len(items) > 10_000:
            total += items.pop()
        for index, item in enumerate(items):
            total += index * item
        for a, b in zip(items, items[1:]):
            total += a - b
    grid = [[x * y for x in range(60)] for y in range(60)]
    for round in range(25):
        for row in grid:
            for x in range(60):
                row[x] = (row[x] + round) & 1023
    queue = list(range(500))
    for i in range(20_000):
        queue.insert(0, queue.pop())
    first, *rest = queue
    for i in range(100_000):
        a, b = i, total
        a, b = b, a
        if 499 in (a, b):
            total += 1
    print(total, sum(map(sum, grid)), first, len(rest))


main()

# Dicts and sets: building, looking up, counting, iterating, deleting.


def main():
    words = ["w%d" % (i * 7919 % 1000) for i in range(1000)]
    counts = {}
    for round in range(150):
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    numbers = {}
    for i in range(150_000):
        numbers[i * 31 % 65_537] = i
    total = 0
    for i in range(300_000):
        if i in numbers:
            total += numbers[i]
    for key, value in counts.items():
        total += value + len(key)
    pairs = {}
    for i in range(80_000):
        pairs[(i % 300, i % 7)] = i
    for key in pairs:
        total += key[0]
    groups = {}
    for i in range(100_000):
        groups.setdefault(i % 100, []).append(i)
    for i in range(0, 65_537, 2):
        numbers.pop(i, None)
    seen = set()
    for i in range(150_000):
        seen.add(i * 17 % 10_007)
    for i in range(100_000):
        if i in seen:
            total += 1
    total += len(seen & set(range(5000))) + len(seen | {1, 2, 3})
    print(total, len(counts), len(numbers), len(pairs), len(groups))


main()

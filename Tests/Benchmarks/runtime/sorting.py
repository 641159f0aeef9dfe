# Sorting: with and without a key, reverse, by tuples, by methods, stable twice; bisect and heap by hand.


def main():
    numbers = []
    state = 42
    for i in range(20_000):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(state)
    total = 0
    for round in range(4):
        total += sorted(numbers)[round]
        total += sorted(numbers, key=lambda x: x & 0xFFFF)[round]
        total += sorted(numbers, reverse=True)[round]
        records = [(number % 100, str(number)) for number in numbers]
        records.sort()
        total += records[round][0]
        records.sort(key=lambda record: record[1])
        total += len(records[round][1])
        names = [record[1] for record in records]
        names.sort(key=len)
        total += len(max(names, key=lambda name: name[-1]))
    ordered = sorted(numbers)
    for number in numbers:
        low, high = 0, len(ordered)
        while low < high:
            middle = (low + high) // 2
            if ordered[middle] < number:
                low = middle + 1
            else:
                high = middle
        total += low
    print(total)


main()

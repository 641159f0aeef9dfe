# Building strings: `+=` in loops, join, f-strings, `%`, format, repr.


def main():
    total = 0
    for round in range(20):
        text = ""
        for i in range(10_000):
            text += "ab"
        total += len(text)
    for round in range(15):
        parts = []
        for i in range(10_000):
            parts.append(str(i))
        total += len(",".join(parts))
    for i in range(150_000):
        total += len(f"{i}: {total % 7} <{i!r}>")
    for i in range(80_000):
        total += len("%d-%s" % (i, "x")) + len("{}:{:>5}".format(i, "y"))
    for i in range(40_000):
        total += len(repr([i, "a", None])) + len("a" * 10 + "b")
    print(total)


main()

# Methods of strings: split, join, strip, replace, find, tests, case, slices, iteration.

TEXT = "The quick brown fox jumps over the lazy dog, and then some more words follow. "


def main():
    total = 0
    for i in range(20_000):
        words = TEXT.split()
        total += len(words)
        total += len("-".join(words))
        total += len(TEXT.replace("o", "00"))
        total += TEXT.find("more") + TEXT.count("e")
        total += len(TEXT.strip().upper().lower())
        total += TEXT.startswith("The") + TEXT.endswith("x")
        head, _, tail = TEXT.partition(",")
        total += len(head) + len(tail)
    for i in range(400):
        for character in TEXT * 2:
            if character.isalpha():
                total += ord(character)
            elif character == " ":
                total += 1
    for i in range(200_000):
        total += len(TEXT[i % 20 : i % 20 + 10])
        if TEXT[i % 70] in "aeiou":
            total += 1
        if "lazy" in TEXT:
            total += 2
    print(total)


main()

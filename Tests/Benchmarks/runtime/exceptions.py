# Exceptions: try without and with a raise, through calls, finally, with.


class Failure(Exception):
    def __init__(self, number):
        super().__init__(number)
        self.number = number


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return True


def fail(number):
    if number % 3 == 0:
        raise Failure(number)
    if number % 3 == 1:
        raise ValueError("bad")
    return number


def through(number):
    try:
        return fail(number)
    finally:
        number += 1


def main():
    total = 0
    for i in range(500_000):
        try:
            total += i
        except ValueError:
            total = 0
    for i in range(100_000):
        try:
            total += through(i)
        except Failure as failure:
            total += failure.number
        except ValueError:
            total += 1
    table = {1: 2}
    for i in range(60_000):
        try:
            total += table[i]
        except KeyError:
            total += 3
    guard = Guard()
    for i in range(60_000):
        with guard:
            total += 1
            if i & 1:
                raise ValueError
    print(total)


main()

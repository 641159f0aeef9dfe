# Calls of functions: recursion, defaults, keywords, closures, built-in functions.


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def with_default(a, b=2, c=3):
    return a + b + c


def adder(amount):
    def add(x):
        return x + amount

    return add


def spread(*args, **kwargs):
    return len(args) + len(kwargs)


def main():
    total = fib(25)
    add = adder(3)
    for i in range(150_000):
        total += with_default(i)
        total += with_default(i, 1)
        total += with_default(i, c=4)
        total = add(total)
        total += len("abc") + abs(-i)
    for i in range(60_000):
        total += spread(i, i, name=i)
        total += max(i, 7) - min(i, 7)
    print(total)


main()

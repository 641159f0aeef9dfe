"""Digits: spigots of pi and e, continued fractions, Egyptian fractions, happy and amicable numbers, Josephus, Gray codes, magic squares."""


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else: q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def e_digits(n):
    a = [1] * (n + 9)
    yield 2
    for _ in range(n):
        carry = 0
        for i in range(len(a) - 1, -1, -1): carry, a[i] = divmod(a[i] * 10 + carry, i + 2)
        yield carry


def continued(n, d):
    while d: q, (n, d) = n // d, (d, n % d); yield q


def convergents(terms):
    (a, b), (c, d) = (1, 0), (0, 1)
    for t in terms: a, b, c, d = a * t + c if 0 else t * a + b, a, t * c + d, c; yield a, c


def egyptian(n, d):
    while n:
        unit = -(-d // n)
        yield unit
        n, d = n * unit - d, d * unit


def happy(n, seen=()): return n == 1 or n not in seen and happy(sum(int(c) ** 2 for c in str(n)), (*seen, n))
def divisors(n): return sorted({x for i in range(1, int(n ** 0.5) + 1) if n % i == 0 for x in (i, n // i)})
def amicable(limit):
    sums = {n: sum(divisors(n)) - n for n in range(2, limit)}
    return [(a, b) for a, b in sums.items() if a < b and sums.get(b) == a], [n for n, s in sums.items() if n == s]
def josephus(n, k):
    people, at = list(range(1, n + 1)), 0
    while people: at = (at + k - 1) % len(people); yield people.pop(at)
def gray(n): return [f"{i ^ i >> 1:0{n}b}" for i in range(1 << n)]
def magic(n): return [[n * ((i + j + 1 + n // 2) % n) + (i + 2 * j + n - 3 + 5) % n + 1 for j in range(n)] for i in range(n)]
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
def look_and_say(text="1"):
    while True:
        yield text
        out, at = "", 0
        while at < len(text):
            end = at
            while text[end:end + 1] == text[at]: end += 1
            out += f"{end - at}{text[at]}"; at = end
        text = out
def partitions(n, most=None):
    if n == 0: yield (); return
    for first in range(min(n, most or n), 0, -1):
        for rest in partitions(n - first, first): yield first, *rest
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while (y := (x + n // x) // 2) < x: x = y
    return x
def to_base(n, b, digits="0123456789abcdefghijklmnopqrstuvwxyz"):
    sign, n = "-" * (n < 0), abs(n)
    out = ""
    while n or not out: n, r = divmod(n, b); out = digits[r] + out
    return sign + out
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield a + c; yield from hanoi(n - 1, b, a, c)


digits = pi_digits()
print("".join(str(next(digits)) for _ in range(40)), "".join(map(str, e_digits(30))))
print(list(continued(415, 93)), list(convergents(continued(355, 113))), list(egyptian(4, 13)), list(egyptian(5, 121)))
print([n for n in range(1, 60) if happy(n)], amicable(1300), divisors(360))
print(list(josephus(10, 3)), gray(3), list(collatz(27))[-3:], max(collatz(27)), sum(1 for _ in collatz(97)))
print(*magic(5), {sum(r) for r in magic(5)} | {sum(c) for c in zip(*magic(5))})
print([s for s, _ in zip(look_and_say(), range(7))], list(partitions(5)), sum(1 for _ in partitions(20)))
print(isqrt(10 ** 40), isqrt(2 * 10 ** 60), all(isqrt(n) ** 2 <= n < (isqrt(n) + 1) ** 2 for n in range(1, 500)), [to_base(n, b) for n, b in ((255, 16), (-10, 2), (0, 5), (35 ** 5, 36))], all(int(to_base(n, b), b) == n for n in range(-99, 99, 7) for b in range(2, 37)))
print(list(hanoi(3)), sum(1 for _ in hanoi(10)))
triangle = [[1]]
for _ in range(6): triangle.append([a + b for a, b in zip([0, *triangle[-1]], [*triangle[-1], 0])])
print("\n".join(" ".join(f"{n:^3}" for n in row).center(30).rstrip() for row in triangle))
print([a * a + b * b == c * c and (a, b, c) for a, b, c in ((3, 4, 5), (5, 12, 13), (1, 2, 3))], [n for n in range(100, 1000) if sum(int(d) ** 3 for d in str(n)) == n], [n for n in range(2, 50) if all(n % p for p in range(2, n))], next(n for n in range(10 ** 6) if all(n % m == r for m, r in ((3, 2), (5, 3), (7, 2)))))

# Loops over integers: a sieve, Collatz, bits, greatest common divisors, a random generator.


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= limit:
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
        i += 1
    return sum(flags)


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n = start
        steps = 0
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > longest:
            longest = steps
    return longest


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def random(count):
    state = 12345
    bits = 0
    for _ in range(count):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        bits += state & 1
    return bits


print(sieve(300_000), collatz(9000), sum(gcd(i, 360) for i in range(60_000)), random(200_000))

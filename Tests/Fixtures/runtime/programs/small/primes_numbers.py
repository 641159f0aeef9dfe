def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[:2] = b'\0\0'
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]: flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
print(sieve(50), len(sieve(1000)), sum(sieve(100)))
def factor(n):
    out, p = {}, 2
    while p * p <= n:
        while n % p == 0: out[p] = out.get(p, 0) + 1; n //= p
        p += 1
    return {**out, n: 1} if n > 1 else out
print(factor(360), factor(97), factor(2 ** 10 * 3), factor(600851475143))
def gcd(a, b): return gcd(b, a % b) if b else a
print(gcd(48, 36), pow(7, 100, 13), pow(3, -1, 11), 100 * 99 // 2, sum(int(c) for c in str(2 ** 100)), max(range(1, 30), key=lambda n: len(factor(n))))
def collatz(n):
    c = 1
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; c += 1
    return c
print([collatz(n) for n in (1, 7, 27)], [n for n in range(1, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
f = 1
for i in range(1, 31): f *= i
print(f, len(str(f)), f % (10 ** 9 + 7), round(2 ** 0.5, 6), 10 ** 18 + 1, -17 // 5, -17 % 5)

# Digits of pi: integers beyond a word; a factorial, powers, gcd of large numbers.


def digits(count):
    result = []
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while len(result) < count:
        if 4 * q + r - t < n * t:
            result.append(n)
            nr = 10 * (r - n * t)
            n = ((10 * (3 * q + r)) // t) - 10 * n
            q *= 10
            r = nr
        else:
            nr = (2 * q + r) * l
            nn = (q * (7 * k) + 2 + (r * l)) // (t * l)
            q *= k
            t *= l
            l += 2
            k += 1
            n = nn
            r = nr
    return result


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


found = digits(1500)
big = factorial(1400)
print(sum(found), len(str(big)), pow(3, big % 1000003, 10**40 + 7) % 1000, (big >> 500) % 9973)

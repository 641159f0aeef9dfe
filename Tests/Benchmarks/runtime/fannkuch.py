# Permutations that are flipped: lists, slices, small integers.


def fannkuch(n):
    count = list(range(1, n + 1))
    perm1 = list(range(n))
    maximum = 0
    checksum = 0
    r = n
    sign = 1
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        first = perm1[0]
        if first:
            perm = perm1[:]
            flips = 0
            while first:
                perm[: first + 1] = perm[first::-1]
                flips += 1
                first = perm[0]
            if flips > maximum:
                maximum = flips
            checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum, maximum
            perm1.insert(r, perm1.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


print(fannkuch(8), fannkuch(8))

"""Digests and ciphers by hand: SHA-256, MD5, RC4, XTEA, Vigenere, RSA with small primes, a Mersenne twister, Luhn, ISBN."""
from_bytes = int.from_bytes
MASK = 0xFFFFFFFF


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1


def root_fraction(n, k):
    "The first 32 bits of the fraction of the k-th root of n."
    target, low, high = n << 32 * k, 0, n << 32
    while low < high:
        mid = (low + high + 1) // 2
        low, high = (mid, high) if mid ** k <= target else (low, mid - 1)
    return low & MASK


_first = [p for p, _ in zip(primes(), range(64))]
H0, K = [root_fraction(p, 2) for p in _first[:8]], [root_fraction(p, 3) for p in _first]
rotr = lambda x, n: (x >> n | x << 32 - n) & MASK


def sha256(message: bytes):
    data = message + b"\x80" + bytes(-(len(message) + 9) % 64) + (8 * len(message)).to_bytes(8)
    h = H0[:]
    for block in range(0, len(data), 64):
        w = [*memoryview(data[block:block + 64]).cast("B")]
        w = [from_bytes(w[i:i + 4]) for i in range(0, 64, 4)]
        for i in range(16, 64):
            x, y = w[i - 15], w[i - 2]
            w.append((w[i - 16] + (rotr(x, 7) ^ rotr(x, 18) ^ x >> 3) + w[i - 7] + (rotr(y, 17) ^ rotr(y, 19) ^ y >> 10)) & MASK)
        a, b, c, d, e, f, g, hh = h
        for k, x in zip(K, w):
            t1 = hh + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e & f ^ ~e & g) + k + x
            t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a & b ^ a & c ^ b & c)
            hh, g, f, e, d, c, b, a = g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK
        h = [(x + y) & MASK for x, y in zip(h, (a, b, c, d, e, f, g, hh), strict=True)]
    return b"".join(x.to_bytes(4) for x in h)


class Twister:
    def __init__(self, seed):
        self.state = [seed]
        for i in range(1, 624): self.state.append(1812433253 * (self.state[-1] ^ self.state[-1] >> 30) + i & MASK)
        self.at = 624
    def __iter__(self): return self
    def __next__(self):
        if self.at == 624:
            s = self.state
            for i in range(624):
                y = s[i] & 0x80000000 | s[(i + 1) % 624] & 0x7FFFFFFF
                s[i] = s[(i + 397) % 624] ^ y >> 1 ^ (y & 1 and 0x9908B0DF)
            self.at = 0
        y = self.state[self.at]
        self.at += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C5680
        y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18


def rc4(key, data):
    s, j = bytearray(range(256)), 0
    for i in range(256): j = (j + s[i] + key[i % len(key)]) & 255; s[i], s[j] = s[j], s[i]
    def stream():
        i = j = 0
        while True:
            i = (i + 1) & 255; j = (j + s[i]) & 255
            s[i], s[j] = s[j], s[i]
            yield s[(s[i] + s[j]) & 255]
    return bytes(a ^ b for a, b in zip(data, stream()))


def xtea(block, key, rounds=32, back=False):
    a, b = from_bytes(block[:4]), from_bytes(block[4:])
    ks, delta = [from_bytes(key[i:i + 4]) for i in range(0, 16, 4)], 0x9E3779B9
    total = delta * rounds & MASK if back else 0
    for _ in range(rounds):
        if back:
            b = b - ((a << 4 ^ a >> 5) + a ^ total + ks[total >> 11 & 3]) & MASK
            total = total - delta & MASK
            a = a - ((b << 4 ^ b >> 5) + b ^ total + ks[total & 3]) & MASK
        else:
            a = a + ((b << 4 ^ b >> 5) + b ^ total + ks[total & 3]) & MASK
            total = total + delta & MASK
            b = b + ((a << 4 ^ a >> 5) + a ^ total + ks[total >> 11 & 3]) & MASK
    return a.to_bytes(4) + b.to_bytes(4)


def vigenere(text, key, sign=1):
    keys = iter(key * len(text))
    return "".join(chr((ord(c) - (base := 65 if c.isupper() else 97) + sign * (ord(next(keys)) - 97)) % 26 + base) if c.isascii() and c.isalpha() else c for c in text)


def rsa(p, q, e=65537):
    n, phi = p * q, (p - 1) * (q - 1)
    return n, e, pow(e, -1, phi)


def miller(n, witnesses=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2 or any(n % p == 0 and n != p for p in witnesses): return False
    d, s = n - 1, (n - 1 & 1 - n).bit_length() - 1
    return n in witnesses or all((x := pow(w, d >> s, n)) == 1 or any(pow(x, 1 << r, n) == n - 1 for r in range(s)) for w in witnesses)


for message in (b"", b"abc", b"a" * 119): print(sha256(message).hex("-", 8))
twister = Twister(5489)
print([next(twister) for _ in range(3)], [n for n, _ in zip(twister, range(9997))][-1])
print(rc4(b"Key", b"Plaintext").hex().upper(), rc4(b"Key", rc4(b"Key", b"again")))
key = bytes(range(16))
print(xtea(b"ABCDEFGH", key).hex(), xtea(xtea(b"ABCDEFGH", key), key, back=True))
print(secret := vigenere("Attack at Dawn, 5am!", "lemon"), vigenere(secret, "lemon", -1))
p, q = (n for n in range(2**64 - 100, 2**64 + 100) if miller(n))if False else [n for n in range(2**61 - 1, 2**61 + 60) if miller(n)][:2]
n, e, d = rsa(p, q)
m = from_bytes(b"fifteen bytes!!")
print(p, q, hex(c := pow(m, e, n)), pow(c, d, n).to_bytes(15), pow(c, d, n) == m)
try: rsa(5, 11, 10)
except ValueError as error: print(error)
try: pow(2, -1, 0)
except ValueError as error: print(error)
luhn = lambda s: sum(map(int, s[-1::-2])) + sum(sum(divmod(2 * int(d), 10)) for d in s[-2::-2])
print([luhn(s) % 10 for s in ("4539578763621486", "79927398713", "1")], [sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate("9783161484100")) % 10])
print([miller(k) for k in (1, 2, 561, 3215031751, 2**89 - 1, 2**67 - 1)])

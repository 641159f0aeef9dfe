"""Huffman coding: a heap by hand, code tables, bits packed into bytes, the way back, CRC, run lengths, LZ77, base64."""


class Heap:
    def __init__(self, items=()):
        self.items = []
        for item in items: self.push(item)
    def __len__(self): return len(self.items)
    def push(self, item):
        self.items.append(item)
        at = len(self.items) - 1
        while at and self.items[at] < self.items[up := (at - 1) >> 1]:
            self.items[at], self.items[up] = self.items[up], self.items[at]
            at = up
    def pop(self):
        top, last = self.items[0], self.items.pop()
        if self.items:
            self.items[0], at = last, 0
            while (child := 2 * at + 1) < len(self.items):
                child += child + 1 < len(self.items) and self.items[child + 1] < self.items[child]
                if not self.items[child] < self.items[at]: break
                self.items[at], self.items[child] = self.items[child], self.items[at]
                at = child
        return top


class Node:
    __slots__ = "weight", "order", "symbol", "kids"
    count = 0
    def __init__(self, weight, symbol=None, *kids):
        Node.count += 1
        self.weight, self.order, self.symbol, self.kids = weight, Node.count, symbol, kids
    def __lt__(self, other): return (self.weight, self.order) < (other.weight, other.order)
    def codes(self, prefix=""):
        if not self.kids: yield self.symbol, prefix or "0"
        for bit, kid in zip("01", self.kids): yield from kid.codes(prefix + bit)
    def __repr__(self): return f"{self.symbol!r}" if not self.kids else f"({self.kids[0]!r} {self.kids[1]!r})"


def tree_of(data: bytes):
    counts = {}
    for byte in data: counts[byte] = counts.get(byte, 0) + 1
    heap = Heap(Node(n, chr(b)) for b, n in sorted(counts.items()))
    while len(heap) > 1:
        a, b = heap.pop(), heap.pop()
        heap.push(Node(a.weight + b.weight, None, a, b))
    return heap.pop()


def pack(bits):
    number = int("1" + bits, 2)
    return number.to_bytes((number.bit_length() + 7) // 8)


def unpack(data): return bin(int.from_bytes(data))[3:]


def decode(tree, bits):
    out, node = bytearray(), tree
    for bit in bits:
        node = node.kids[int(bit)] if node.kids else node
        if not node.kids:
            out.append(ord(node.symbol))
            node = tree
    return bytes(out)


def crc32(data, crc=0):
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8): crc = crc >> 1 ^ (0xEDB88320 & -(crc & 1))
    return crc ^ 0xFFFFFFFF


def adler(data):
    a, b = 1, 0
    for byte in data: a = (a + byte) % 65521; b = (b + a) % 65521
    return b << 16 | a


ALPHABET = bytes([*range(65, 91), *range(97, 123), *range(48, 58), 43, 47]).decode()
def base64(data):
    out = []
    for at in range(0, len(data), 3):
        part = data[at:at + 3]
        value = int.from_bytes(part.ljust(3, b"\0"))
        out.append("".join(ALPHABET[value >> s & 63] for s in (18, 12, 6, 0))[:len(part) + 1].ljust(4, "="))
    return "".join(out)
def unbase64(text):
    pad = text.count("=")
    value = 0
    for c in text.rstrip("="): value = value << 6 | ALPHABET.index(c)
    value <<= 6 * pad
    return value.to_bytes(len(text) // 4 * 3)[:-pad or None]


def runs(data):
    view, at = memoryview(data), 0
    while at < len(view):
        end = at
        while end < len(view) and view[end] == view[at] and end - at < 255: end += 1
        yield end - at, view[at]
        at = end


def lz(data, window=32):
    at = 0
    while at < len(data):
        length, back = max(((n, d) for d in range(1, min(at, window) + 1) for n in (sum(1 for _ in common(data, at - d, at)),)), default=(0, 0), key=lambda p: (p[0], -p[1]))
        if length > 2: yield back, length; at += length
        else: yield data[at:at + 1]; at += 1
def common(data, a, b):
    while b < len(data) and data[a] == data[b]: yield a; a += 1; b += 1
def unlz(parts):
    out = bytearray()
    for part in parts:
        match part:
            case bytes(): out += part
            case (back, length):
                for _ in range(length): out.append(out[-back])
    return bytes(out)


for data in (b"abracadabra", b"aaaa", b"the quick brown fox jumps over the lazy dog", bytes(range(97, 105)) * 3):
    tree = tree_of(data)
    codes = dict(tree.codes())
    bits = "".join(map(codes.__getitem__, data.decode()))
    packed = pack(bits)
    print(len(data), len(bits), packed.hex(" ", -4), decode(tree, unpack(packed)) == data)
    if len(codes) < 6: print(tree, {k: codes[k] for k in sorted(codes, key=lambda c: (len(codes[c]), c))})
print(f"{crc32(b'123456789'):08x} {crc32(b''):#x} {adler(b'Wikipedia'):x}")
for raw in (b"", b"M", b"Ma", b"Man", b"\xff\xfe\x00", bytes(range(0, 256, 37))): print(base64(raw), unbase64(base64(raw)) == raw, end="; ")
print()
print(list(runs(b"aaabccd" + b"z" * 300)), bytes(b for n, v in runs(b"wwwwb") for b in [v] * n))
parts = list(lz(b"blah blah blah blah! blah"))
print(parts, unlz(parts))
try: unbase64("????")
except ValueError as e: print(type(e).__name__, e)
print([h.pop() for h in [Heap([5, 3, 9, 1, 1, 7])] for _ in range(6)], Heap("heap").pop())
try: Heap().pop()
except IndexError as e: print(e)

for n in (0, 5, 255, -1, 1023): print(n, bin(n), oct(n), hex(n), n.bit_length(), n.bit_count(), f'{n:08b}', f'{n & 0xff:#06x}', ~n, n << 3, n >> 1)
def to_base(n, b): return '0' if n == 0 else ('-' if n < 0 else '') + ''.join(iter_digits(abs(n), b))[::-1]
def iter_digits(n, b):
    while n: n, d = divmod(n, b); yield '0123456789abcdefghijklmnopqrstuvwxyz'[d]
print([to_base(v, b) for v, b in ((255, 16), (-10, 2), (0, 5), (123456789, 36))], [int(to_base(v, 7), 7) for v in (0, 48, 100000)])
flags = {'r': 4, 'w': 2, 'x': 1}
print([''.join(k if m & v else '-' for k, v in flags.items()) for m in range(8)], 0b1010 ^ 0b0110, 1 << 100 >> 98, (1 << 64) - 1 & 0xffff, -7 & 15, -8 >> 1, 2 ** 10 | 1)
print((258).to_bytes(2), (258).to_bytes(3, 'little'), int.from_bytes(b'\x01\x02'), (-2).to_bytes(2, signed=True), [b for b in (1000).to_bytes(2, 'big')])

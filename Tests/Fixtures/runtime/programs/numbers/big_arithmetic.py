a, b = 2 ** 200 + 12345, 3 ** 100
print(a * b, a // b, a % b, divmod(-a, b), a - b, -a // b, -a % b, a ** 3 % 1000007)
print(a & b, a | b, a ^ b, ~a, a >> 100, a << 10, -a >> 100, a.bit_length(), a.bit_count(), (-a).bit_length())
print(pow(a, b, 10 ** 20), pow(3, -1, 11), pow(a, 0), pow(2, 1000) % 10 ** 9, a == a + 0, a < b, a > b, hash(a) == hash(a + 0), a / b, b / a, float(a))
print(hex(a), oct(b)[:20], bin(a)[-14:], f'{a:,}', f'{b:_x}', f'{a:e}', f'{b:>60}', a.to_bytes(26, 'big').hex(), int.from_bytes(b'\xff' * 12, 'little', signed=True))
for f in (lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: a // 0, lambda: a % 0, lambda: 10 ** 400 / 3, lambda: float(10 ** 400), lambda: 10 ** 400 / 10 ** 399, lambda: a << -1, lambda: 1 << 2 ** 80, lambda: (256).to_bytes(1, 'big'), lambda: (-1).to_bytes(2, 'big'), lambda: a.to_bytes(-1), lambda: 0 >> 2 ** 80, lambda: -1 >> 2 ** 80, lambda: 0 << 2 ** 80, lambda: 2 ** 1000 == 2.0 ** 1000, lambda: 10 ** 22 == 1e22, lambda: 10 ** 23 == 1e23, lambda: 2 ** 53 + 1 == float(2 ** 53 + 1), lambda: 2 ** 53 + 1 > 2.0 ** 53, lambda: (2 ** 70).as_integer_ratio(), lambda: (5).is_integer(), lambda: pow(7, 10 ** 20, 13), lambda: int.from_bytes([1, 2, 300]), lambda: int.from_bytes(5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
f = 1
for i in range(1, 60): f *= i
print(f, f // 59, sum(map(int, str(f))))

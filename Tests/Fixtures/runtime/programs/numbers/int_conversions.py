for s in ('12', ' 12 ', '-0x1f', '0b101', '0o17', '1_000', '1__0', '_1', '1_', '', '+', '٣', '12a', '0x', '1e3', '１２', '\n7\t', '00', '012'):
    for base in (10, 0, 16):
        try: print(repr(s), base, int(s, base))
        except ValueError as e: print(e)
for f in (lambda: int('z', 36), lambda: int('1', 1), lambda: int('1', 37), lambda: int(1, 10), lambda: int(b'12'), lambda: int(bytearray(b'ff'), 16), lambda: int(1.9), lambda: int(-1.9), lambda: int(float('nan')), lambda: int(float('inf')), lambda: int(None), lambda: int([]), lambda: int('1', base='a'), lambda: int(base=2), lambda: int(), lambda: int(True), lambda: int('9' * 30), lambda: int('9' * 5000), lambda: len(str(10 ** 4299)), lambda: str(10 ** 5000), lambda: int(2j), lambda: int(b'\xff'), lambda: int('1' * 100, 2)):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:120])

"""Integers: division signs, shifts, bits, powers with modulus, conversions, digits limits, str and bytes, as indices and flags."""
import sys


def attempt(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"


big = 2 ** 200
for a in (7, -7, 0, big, -big, big + 1, True):
    print([attempt(lambda: (a // b, a % b, divmod(a, b) == (a // b, a % b))) for b in (3, -3, 2 ** 64, -(2 ** 100) + 1)], attempt(lambda: a % 0), attempt(lambda: a // False))
print(all((a // b) * b + a % b == a and (0 <= a % b < b if b > 0 else b < a % b <= 0) for a in range(-50, 50, 7) for b in (*range(-5, 0), *range(1, 5), 2 ** 70, -(2 ** 70))))
print(1 << 100, -1 << 70, -1 >> 100, -5 >> 1, 5 >> 10**10, big >> 199, -big >> 199, attempt(lambda: 1 << -1), attempt(lambda: 1 >> -1), 0 << 10**18, attempt(lambda: 1 << 10**20), attempt(lambda: 1 >> 10**30), attempt(lambda: 1.0 << 1))
print(-1 & big, -big & (big - 1), ~big, big ^ -big, -3 | 2 ** 65, 6 & -2, ~-1, ~True, True & 3, True ^ True, type(True | False).__name__, type(True + 0).__name__, -big | 1, (-big) ^ -1)
print([(n.bit_length(), n.bit_count()) for n in (0, 1, -1, 255, -256, big, -big - 1, True)], (10**30).bit_length(), sys.maxsize.bit_length(), (sys.maxsize + 1).bit_length())
print(pow(3, 200, 1000007), pow(-3, 3, 7), pow(3, -1, 7), pow(3, -2, -7), pow(2, 10, -1000), pow(0, 0), pow(0, 0, 1), pow(5, 0, 1), attempt(lambda: pow(0, -1)), attempt(lambda: pow(4, -1, 6)), attempt(lambda: pow(2, 3, 0)), pow(2, -2), pow(big, -1), attempt(lambda: pow(2, 0.5, 3)), attempt(lambda: pow(2, 3, 1.5)), pow(True, 5), pow(10, 5, 10**30), (-8) ** (1 / 3) == pow(-8, 1 / 3), (-1) ** 10**20, attempt(lambda: 0 ** -big))
for text in ("0", " 42 ", "-0", "+7", "1_000", "_1", "1_", "1__0", "0x1f", "0b1", "", " ", "1 2", "٣٤", "１２", "1.0", "1e5", "−5", "\n5\t", "5\x00", "²", "Ⅷ", "0_0", "00", "007", "--5", "+-5", "inf"): print(f"{text!r}:", attempt(lambda: int(text)), end="; ")
print()
for text, base in (("ff", 16), ("0xFF", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("017", 0), ("0", 0), ("00_0", 0), ("z", 36), ("Zz", 36), ("12", 2), ("1", 1), ("1", 37), ("1", -1), ("0b1", 16), ("0x", 16), ("_f", 16), ("0x_f", 16), ("0x_f", 0), ("-0b11", 2), ("1" * 300, 2), (b"11", 2), (bytearray(b"7f"), 16), (11, 2), ("11", "2"), ("11", 2.0), ("11", True), ("9" * 40, 10), ("", 0), ("0_7", 8), ("é", 36)): print(f"{text!r:.12},{base!r}:", attempt(lambda: int(text, base)), end="; ")
print()
for value in (0, 1, 255, 256, -1, -128, -129, 2 ** 64, -(2 ** 63)):
    for length, order, signed in ((1, "big", False), (1, "little", True), (9, "little", True), (2, "big", True)):
        print(attempt(lambda: (b := value.to_bytes(length, order, signed=signed)).hex() + ("" if int.from_bytes(b, order, signed=signed) == value else "!")), end=" | ")
    print(value)
print(int.from_bytes([1, 2]), int.from_bytes(b""), int.from_bytes(b"\xff", signed=True), int.from_bytes((b for b in b"ab"), "little"), attempt(lambda: (5).to_bytes(1, "middle")), attempt(lambda: int.from_bytes("ab")), attempt(lambda: int.from_bytes([300])), attempt(lambda: (1).to_bytes(-1)), (0).to_bytes(0), (5).to_bytes(), bool.from_bytes(b"\x01"), attempt(lambda: (1).to_bytes(1, byteorder=5)))
class Sub(int):
    def __repr__(self): return f"Sub({int(self)})"
    def __add__(self, other): return Sub(int(self) + other)
    def __new__(cls, value=0, *rest): return super().__new__(cls, value)
s = Sub(5, "extra")
print(s, s + 1, 1 + s, s - 1, type(s - 1).__name__, Sub("12") if True else 0, s.real, type(s.real).__name__, +s, type(+s).__name__, abs(Sub(-3)), hash(s) == hash(5), {5: "five"}[s], [0, 1, 2, 3, 4, 5][s], s == 5.0, f"{s} {s:03d} {s!r:>8}", "%d %s" % (s, s), int(s) is int(s), Sub.from_bytes(b"\x07"), s.conjugate(), s.numerator, s.denominator, round(s), s.__index__(), type(s.__index__()).__name__, divmod(s, 2), s.is_integer(), s.as_integer_ratio())
class Odd:
    def __init__(self, **methods): self.__class__ = type("Odd", (), {k: (lambda self, v=v: v) for k, v in methods.items()})
print(int(type("A", (), {"__int__": lambda s: 7})()), int(type("B", (), {"__index__": lambda s: 8})()), attempt(lambda: int(type("C", (), {"__trunc__": lambda s: 9})())), attempt(lambda: int(type("D", (), {"__int__": lambda s: "x"})())), attempt(lambda: int(type("E", (), {"__index__": lambda s: 1.5})())), attempt(lambda: range(type("F", (), {"__index__": lambda s: None})())), attempt(lambda: int(type("G", (), {"__int__": lambda s: 1 / 0})())))
print(attempt(lambda: int(float("nan"))), attempt(lambda: int(float("inf"))), int(-1.9), int(1e30), int(5e-324), round(2.5), round(-3.5), round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), round(5, 3), round(10**30 + 5, -1), round(7, -5), attempt(lambda: round(5, 1.0)), attempt(lambda: round(5, "a")), (7).__round__(), (7).__floor__(), (7).__ceil__(), (7).__trunc__())
limit = sys.get_int_max_str_digits()
print(limit, attempt(lambda: str(10 ** 4300)), attempt(lambda: int("1" * 4301)), len(str(10 ** 4299)), len(hex(10 ** 5000)), attempt(lambda: sys.set_int_max_str_digits(5)), attempt(lambda: "%d" % 10 ** 5000 if 0 else f"{10 ** 5000}"), attempt(lambda: compile("9" * 4301, "s", "eval")))
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), len(str(int("7" * 6000))))
sys.set_int_max_str_digits(limit)
print(f"{big:,} {big:_x} {-big:e} {5:b} {5:#010b} {-5:+d} {65:c} {5:>5}|{5:^5}|{5:*<5} {1234567:_} {5:n} {255:#X} {5:.2f} {5:%} {0:+} {-0:=+5}", *(attempt(lambda: format(5, spec)) for spec in ("s", ".2d", ",x", "_c", "q", ",_d", "+c", "#c", "10.5", "=^5", "05,", "é>4")))
print(5 .real, 5.5.real, (5).imag, 0xFF, 0o17, 0b11, 1_000, 0X1f, *(attempt(lambda: eval(t)) for t in ("0777", "1__0", "0b2", "0o8", "0xg", "1_", "5.x", "5j", "00", "0_0", "1if 1else 2", "0x1for x in []")))

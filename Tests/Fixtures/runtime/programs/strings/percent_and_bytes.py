"""% formatting of str and bytes: every conversion, flags, widths from arguments, mappings, and its complaints."""


class Text:
    def __str__(self): return "str!"
    def __repr__(self): return "repr é"
    def __format__(self, spec): return f"<{spec}>"
class Index:
    def __repr__(self): return "index"
    def __index__(self): return 42
class Float:
    def __repr__(self): return "float"
    def __float__(self): return 2.5
class Bytes:
    def __repr__(self): return "bytes"
    def __bytes__(self): return b"by"


def attempt(template, values):
    try: return repr(template % values)
    except Exception as e: return f"{type(e).__name__}: {e}"


for template in ("%d", "%i", "%5d", "%-5d|", "%05d", "%+d", "% d", "%+5.3d", "%x", "%#X", "%#o", "%#08x", "%s", "%r", "%c", "%e", "%.2f", "%g", "%10.3G", "%a", "%5.1f", "%u", "%ld", "%hd", "%F", "%#g", "%#.0f", "%+.1e"):
    print(f"{template:<8}", *(attempt(template, v) for v in (42, -7, 3.75, True)), sep="  ")
for value in ("é", b"b", None, [1], Text(), Index(), Float(), Bytes(), 1j, 10**25, "xy", float("nan"), float("-inf"), ()):
    print(type(value).__name__, *(attempt(t, (value,)) for t in ("%s", "%r", "%a", "%d", "%x", "%c", "%f", "%.3s", "%-6s|")), sep=" ; ")
for template, values in (("%*d", (5, 3)), ("%-*d|", (5, 3)), ("%*d|", (-5, 3)), ("%.*f", (2, 3.14159)), ("%*.*f", (8, 1, 2.25)), ("%.*f", (-1, 2.5)), ("%*d", ("a", 3)), ("%*d", (3,)), ("%d %d", (1,)), ("%d", (1, 2)), ("%", 1), ("%y", 1), ("%%", ()), ("%% %d", 5), ("%5%|", ()), ("%(a)s", {"a": 1}), ("%(a)s %(b)d", {"a": 1}), ("%(a)s", 5), ("%(a)s", (1,)), ("%(a", {}), ("%(a(b)c)s", {"a(b)c": 7}), ("%()s", {"": "empty"}), ("%(a)s %s", {"a": 1}), ("%s", {"a": 1}), ("%s %s", "ab"), ("plain", {"a": 1}), ("plain", [1]), ("plain", 5), ("plain", ()), ("plain", "x"), ("%s", ((1, 2),)), ("%s", (1, 2)), ("%d", "5"), ("%d", None), ("%c", 1114112), ("%c", -1), ("%c", "ab"), ("%c", 1.5), ("%x", 1.5), ("%o", "a"), ("%f", "a"), ("%.1000000000000d", 1), ("%99999999999999999999d", 1), ("%\x00d", 1), ("%é", 1), ("%-+ #05.1f|", 2.25), ("%.0e", 12345), ("%.3s|%.0s|", ("abcdef", "x")), ("%5c|%-5c|", ("a", 98)), ("%r %.3r", ("q", "quote'")), ("%s" * 3, (1, 2, 3)), ("%(x)5.1f%%", {"x": 99.44}), ("%(a)*d", {"a": 1}), ("%l", 1), ("%#s", "x"), ("%i", -0.9), ("%d", 1e20), ("%d", float("nan")), ("%d", float("inf")), ("%x", -255), ("%#b", 5), ("%010.3s|", "abcdef"), ("%+s", "x"), ("% x", 10), ("%.5x", 255), ("%#.5x", 255), ("%+.5o", 8), ("%08.3f", -1.5), ("%-08d|", 5), ("%e", 0), ("%g", 1e16), ("%g", 123456), ("%g", 1234567), ("%g", 0.0001), ("%g", 0.00001), ("%.0g", 15), ("%f", 1e22), ("%.20f", 0.1), ("%.50g", 0.5)):
    print(f"{template!r:<22} {attempt(template, values)}")
print()
for template, values in ((b"%d", 5), (b"%s", b"x"), (b"%s", "x"), (b"%s", Bytes()), (b"%b", b"q"), (b"%b", bytearray(b"ba")), (b"%s", memoryview(b"mv")), (b"%a", "é"), (b"%r", "é"), (b"%c", 65), (b"%c", b"B"), (b"%c", 256), (b"%c", b"ab"), (b"%c", "a"), (b"%x %X", (255, 255)), (b"%5d|%-5d|%05d", (1, 2, 3)), (b"%.2f %e %g", (1.5, 2.5, 3.5)), (b"%(a)s", {b"a": b"1"}), (b"%(a)s", {"a": b"1"}), (b"%s", 5), (b"%s", None), (b"%d", "5"), (b"%d", b"5"), (b"%y", 1), (b"%", ()), (b"%d %d", 1), (b"%d", (1, 2)), (b"x", 1), (b"%*d", (4, 2)), (b"%%", ()), (bytearray(b"%s!"), b"arr"), (bytearray(b"%d"), 7), (b"%.2s", b"xyz"), (b"%5s|", b"ab"), (b"%#x", 10), (b"%i", True), (b"%f", "x"), (b"%a", b"\xff"), (b"%b", [1])):
    print(f"{template!r:<22} {attempt(template, values)}")
class S(str):
    def __rmod__(self, other): return f"rmod {other}"
    def __mod__(self, other): return f"mod {other}"
class Dict(dict):
    def __missing__(self, key): return f"no {key}"
class Items:
    def __getitem__(self, key): return key * 2
print("%s" % S("x"), S("%s") % 5, "%(a)s %(b)s" % Dict(a=1), "%(ab)s" % Items(), attempt("%s", Items())[:6], "%s and %s" % tuple("ab"), "%s" % [1, 2], attempt("%s %s", [1, 2]), "%s" % Text(), "%r" % Text(), "%a" % Text(), "%5.2s|" % Text())
text = "%s"
text %= "in place"
print(text, "%s" "%%" % 1, "%d%%" % 50, "%s, %(a)s" % {"a": 1} if 0 else "", "%c%c%c" % (72, "i", 0x1F600))

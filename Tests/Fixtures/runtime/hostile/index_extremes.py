m = 1 << 62
x = [1, 2, 3]
for i in (m, -m, m - 1, -m - 1, 1 << 63, -(1 << 63), (1 << 64) - 1):
    for f in (lambda: x[i], lambda: x[i:], lambda: x[:i], lambda: x[::i], lambda: "abc"[i:], lambda: "abc" * i,
              lambda: x.insert(i, 1), lambda: x.pop(i), lambda: range(i)[i], lambda: range(0, i, i), lambda: len(range(i)),
              lambda: chr(i), lambda: bytes(i), lambda: "abc".find("a", i, -i), lambda: round(1.5, i), lambda: round(i, i),
              lambda: int.to_bytes(i, i, "big"), lambda: 1 << i, lambda: 1 >> i, lambda: i ** i, lambda: divmod(i, -1),
              lambda: i // -1, lambda: i % -1, lambda: -i, lambda: abs(i), lambda: hash(i), lambda: float(i),
              lambda: "%c" % i, lambda: "%*d" % (i, 1), lambda: format(1, "%d" % i), lambda: [0] * i, lambda: (0,) * i,
              lambda: b"a" * i, lambda: slice(i, i, i).indices(i), lambda: "a".center(i), lambda: "a\t".expandtabs(i),
              lambda: "a,b".split(",", i), lambda: x.index(1, i, -i), lambda: sum([i, i]), lambda: i * i, lambda: i + i,
              lambda: memoryview(b"abc")[i:], lambda: bytearray(b"abc").insert(i, 1), lambda: "abc".replace("a", "b", i)):
        try:
            f()
        except Exception:
            pass

"""Exact matrices: a Fraction class with all operators, matrices over it, polynomials, linear systems."""


def gcd(a, b):
    while b: a, b = b, a % b
    return abs(a)


class Fraction:
    __slots__ = ("n", "d")

    def __new__(cls, n=0, d=1):
        self = super().__new__(cls)
        match n, d:
            case str(), 1 if "/" in n:
                n, d = map(int, n.split("/"))
            case str(), 1:
                whole, _, part = n.partition(".")
                n, d = int(whole + part), 10 ** len(part)
            case float(), 1:
                n, d = n.as_integer_ratio()
        if isinstance(n, Fraction) or isinstance(d, Fraction):
            n, d = getattr(n, "n", n) * getattr(d, "d", 1), getattr(n, "d", 1) * getattr(d, "n", d)
        if not d: raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) or 1
        if d < 0: g = -g
        object.__setattr__(self, "n", n // g)
        object.__setattr__(self, "d", d // g)
        return self

    def __setattr__(self, name, value): raise AttributeError(f"{name} is read-only")
    def __repr__(self): return f"{type(self).__name__}({self.n}, {self.d})"
    def __str__(self): return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"
    def __format__(self, spec): return format(str(self) if not spec or spec[-1] in "0123456789<>^" else float(self), spec)
    def __hash__(self): return hash(self.n) if self.d == 1 else hash((self.n, self.d))
    def __bool__(self): return self.n != 0
    def __float__(self): return self.n / self.d
    def __int__(self): return int(self.n / self.d)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __abs__(self): return Fraction(abs(self.n), self.d)
    def __floor__(self): return self.n // self.d
    def __round__(self, digits=0): return Fraction(round(self.n * 10 ** digits / self.d), 10 ** digits)

    def _operator(function, reverse=False):
        def method(self, other):
            if isinstance(other, (int, float)): other = Fraction(other)
            if not isinstance(other, Fraction): return NotImplemented
            return function(other, self) if reverse else function(self, other)
        return method
    for _name, _f in {"add": lambda a, b: Fraction(a.n * b.d + b.n * a.d, a.d * b.d), "sub": lambda a, b: Fraction(a.n * b.d - b.n * a.d, a.d * b.d),
                      "mul": lambda a, b: Fraction(a.n * b.n, a.d * b.d), "truediv": lambda a, b: Fraction(a.n * b.d, a.d * b.n),
                      "floordiv": lambda a, b: a.n * b.d // (a.d * b.n), "mod": lambda a, b: a - b * (a // b)}.items():
        locals()[f"__{_name}__"] = _operator(_f)
        locals()[f"__r{_name}__"] = _operator(_f, True)
    for _name, _f in {"eq": lambda a, b: a.n * b.d == b.n * a.d, "lt": lambda a, b: a.n * b.d < b.n * a.d, "le": lambda a, b: a.n * b.d <= b.n * a.d}.items():
        locals()[f"__{_name}__"] = _operator(_f)
    del _name, _f, _operator

    def __pow__(self, e):
        return Fraction(self.n ** e, self.d ** e) if e >= 0 else Fraction(self.d ** -e, self.n ** -e)


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction(v) for v in row] for row in rows]
        if len({len(r) for r in self.rows}) > 1: raise ValueError("ragged rows")

    @classmethod
    def identity(cls, n): return cls([i == j for j in range(n)] for i in range(n))
    @property
    def shape(self): return len(self.rows), len(self.rows[0]) if self.rows else 0
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, key):
        match key:
            case (slice() as r, slice() as c): return Matrix(row[c] for row in self.rows[r])
            case (slice() as r, c): return [row[c] for row in self.rows[r]]
            case (r, c): return self.rows[r][c]
            case r: return self.rows[r]
    def __setitem__(self, key, value): self.rows[key[0]][key[1]] = Fraction(value)
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __iter__(self): return iter(self.rows)
    def __add__(self, o): return Matrix([a + b for a, b in zip(x, y, strict=True)] for x, y in zip(self, o, strict=True))
    def __mul__(self, k): return Matrix([v * k for v in row] for row in self) if not isinstance(k, Matrix) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"cannot multiply {self.shape} by {o.shape}")
        return Matrix([sum((a * b for a, b in zip(row, column)), Fraction()) for column in zip(*o)] for row in self)
    def __imatmul__(self, o):
        self.rows = (self @ o).rows
        return self
    def __pow__(self, n):
        if n < 0: return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1: result = result @ base
            base, n = base @ base, n >> 1
        return result
    def reduced(self):
        rows, sign, at = [r[:] for r in self.rows], 1, 0
        for column in range(self.shape[1]):
            pivot = next((i for i in range(at, len(rows)) if rows[i][column]), None)
            if pivot is None: continue
            if pivot != at: rows[at], rows[pivot], sign = rows[pivot], rows[at], -sign
            factor = rows[at][column]
            sign *= factor
            rows[at] = [v / factor for v in rows[at]]
            for i, row in enumerate(rows):
                if i != at and row[column]: rows[i] = [a - row[column] * b for a, b in zip(row, rows[at])]
            at += 1
            if at == len(rows): break
        return Matrix(rows), sign, at
    def determinant(self):
        _, product, rank = self.reduced()
        return product if rank == len(self.rows) else Fraction()
    def inverse(self):
        n = len(self.rows)
        wide = Matrix(r + e for r, e in zip(self.rows, Matrix.identity(n).rows))
        reduced, _, rank = wide.reduced()
        if reduced[:, :n] != Matrix.identity(n): raise ZeroDivisionError("singular matrix")
        return reduced[:, n:]
    def solve(self, *right): return [r[-1] for r in Matrix(r + [Fraction(b)] for r, b in zip(self.rows, right)).reduced()[0]]
    def __str__(self):
        width = max((len(str(v)) for r in self for v in r), default=0)
        return "\n".join("[" + " ".join(f"{v:>{width}}" for v in row) + "]" for row in self)


h, t = Fraction(1, 2), Fraction("1/3")
print(h + t, h - t, h * t, h / t, h ** -2, -h, 1 + h, 1 - t, 3 * t, 2 / h, h < t, t <= h, h == 0.5, h != t, h == "x", Fraction("0.125"), Fraction(6, -8), Fraction(0.75), Fraction(h, t), float(t), int(Fraction(7, 2)), round(t, 2), 7 // Fraction(2, 3), Fraction(7, 2) % 1, abs(-t))
print(repr(h), f"{h:>6}|{t:.3f}|{h}", {h: 1}[Fraction(2, 4)], {Fraction(4, 2), 2}, sum([h, t, Fraction(1, 6)]), max(h, t), sorted([h, t, Fraction(0), Fraction(1)]), bool(Fraction()), [*map(str, (h * k for k in range(4)))])
m = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]])
print(m, m.T[0], m.determinant(), m.inverse(), m @ m.inverse() == Matrix.identity(3), m ** 3, m ** -1 == m.inverse(), m.solve(4, 5, 6), m[0, 1], m[:, 0], m[:2, 1:], (2 * m)[0], (m + m == m * 2), sep="\n")
hilbert = Matrix([Fraction(1, i + j + 1) for j in range(4)] for i in range(4))
print(hilbert.determinant(), hilbert.inverse()[3], sum(map(sum, hilbert.inverse())), hilbert.reduced()[2])
m @= Matrix.identity(3); m[0, 0] = "5/2"; print(m[0], m.shape)
fib = Matrix([[1, 1], [1, 0]]) ** 50; print(fib[0, 1])
for bad in (lambda: Fraction(1, 0), lambda: h / 0, lambda: h + "a", lambda: h < [], lambda: setattr(h, "n", 5), lambda: Matrix([[1, 2], [3]]), lambda: m @ Matrix([[1]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: m * m, lambda: m + Matrix([[1]]), lambda: Fraction("x"), lambda: hash(m)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

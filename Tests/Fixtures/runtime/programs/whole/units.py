"""Physical quantities: dimensions as exponents, units made by operators, conversion, formatting, parsing, errors, hashing."""


class DimensionError(TypeError):
    def __init__(self, verb, a, b):
        super().__init__(f"cannot {verb} {a or 'number'} and {b or 'number'}")
        self.pair = a, b


class Dimension(tuple):
    NAMES = ("m", "kg", "s", "K")
    __slots__ = ()
    def __new__(cls, *powers, **named):
        if named: powers = [named.pop(n, 0) for n in cls.NAMES]
        if named: raise TypeError(f"unknown base units: {', '.join(sorted(named))}")
        return super().__new__(cls, powers or (0,) * len(cls.NAMES))
    def __mul__(self, other): return Dimension(*map(int.__add__, self, other))
    def __truediv__(self, other): return Dimension(*map(int.__sub__, self, other))
    def __pow__(self, n): return Dimension(*(p * n for p in self))
    def __bool__(self): return any(self)
    def __str__(self):
        sup = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
        return "·".join(n + (str(p).translate(sup) if p != 1 else "") for n, p in zip(self.NAMES, self) if p)


class Quantity:
    __slots__ = ("value", "dimension")
    def __new__(cls, value, dimension=Dimension()):
        if isinstance(value, Quantity): value, dimension = value.value, value.dimension * dimension
        self = super().__new__(cls)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "dimension", dimension)
        return self
    def __setattr__(self, *_): raise AttributeError("quantities do not change")
    __delattr__ = __setattr__

    def _same(verb):
        def decorate(method):
            def wrapper(self, other):
                if not isinstance(other, (Quantity, int, float)): return NotImplemented
                other = Quantity(other)
                if self.dimension != other.dimension: raise DimensionError(verb, self.dimension, other.dimension)
                return method(self, other)
            wrapper.__name__ = method.__name__
            return wrapper
        return decorate

    @_same("add")
    def __add__(self, other): return Quantity(self.value + other.value, self.dimension)
    __radd__ = __add__
    @_same("subtract")
    def __sub__(self, other): return Quantity(self.value - other.value, self.dimension)
    def __rsub__(self, other): return -self + other
    @_same("compare")
    def __lt__(self, other): return self.value < other.value
    @_same("compare")
    def __le__(self, other): return self.value <= other.value
    del _same
    def __mul__(self, other):
        match other:
            case Quantity(): return Quantity(self.value * other.value, self.dimension * other.dimension)
            case int() | float(): return Quantity(self.value * other, self.dimension)
        return NotImplemented
    __rmul__ = __mul__
    def __truediv__(self, other): return self * Quantity(other) ** -1 if isinstance(other, (Quantity, int, float)) else NotImplemented
    def __rtruediv__(self, other): return self ** -1 * other
    def __pow__(self, n, mod=None):
        if mod is not None or not isinstance(n, int): return NotImplemented
        return Quantity(self.value ** n, self.dimension ** n)
    def __neg__(self): return Quantity(-self.value, self.dimension)
    def __abs__(self): return Quantity(abs(self.value), self.dimension)
    def __float__(self):
        if self.dimension: raise DimensionError("mix", self.dimension, Dimension())
        return float(self.value)
    def __bool__(self): return bool(self.value)
    def __eq__(self, other):
        if isinstance(other, (int, float)): other = Quantity(other)
        return (self.value, self.dimension) == (other.value, other.dimension) if isinstance(other, Quantity) else NotImplemented
    def __hash__(self): return hash((self.value, tuple(self.dimension))) if self.dimension else hash(self.value)
    def __repr__(self): return f"{self.value!r} {self.dimension}".rstrip()
    def __format__(self, spec):
        number, _, unit = spec.partition("|")
        if not unit: return f"{self.value:{number}} {self.dimension}".rstrip()
        return f"{float(self / UNITS[unit]):{number}} {unit}"
    def __matmul__(self, unit): return float(self / (UNITS[unit] if isinstance(unit, str) else unit))
    def __contains__(self, unit): return self.dimension == UNITS[unit].dimension
    def __round__(self, n=None): return Quantity(round(self.value, n), self.dimension)
    def __reduce__(self): return Quantity, (self.value, self.dimension)


class Units(dict):
    PREFIXES = {"k": 1000, "M": 10**6, "m": 1e-3, "u": 1e-6, "c": 1e-2}
    def __missing__(self, name):
        if "/" in name or "*" in name or "^" in name:
            result, sign = Quantity(1), 1
            for part in name.replace("/", " / ").replace("*", " ").split():
                if part == "/": sign = -1; continue
                base, _, power = part.partition("^")
                result *= self[base] ** (sign * int(power or 1))
                sign = 1
            return result
        prefix, base = name[:1], name[1:]
        if base in self and prefix in self.PREFIXES: return self.setdefault(name, self.PREFIXES[prefix] * self[base])
        raise KeyError(f"unit {name!r}")


m, kg, s, K = (Quantity(1, Dimension(**{n: 1})) for n in Dimension.NAMES)
UNITS = Units(m=m, kg=kg, g=kg / 1000, s=s, K=K, min=60 * s, h=3600 * s, N=kg * m / s ** 2, mi=1609.344 * m)
UNITS |= {"J": UNITS["N"] * m, "W": UNITS["N"] * m / s, "Pa": UNITS["N"] / m ** 2, "Hz": 1 / s}
speed = 90 * UNITS["km"] / UNITS["h"]
print(speed, f"{speed:.1f|km/h}", f"{speed:.3f|mi/h}", f"{speed:8.2f}|", speed @ "m/s", speed @ "km/min", "mi/h" in speed, "J" in speed)
energy = kg * (3 * 10**8 * m / s) ** 2 / 2
print(energy, f"{energy:.2e|MJ}", energy.dimension, Dimension(m=1, s=-2), repr(Dimension(kg=1)), UNITS["kW"] * UNITS["h"] @ "J" if 0 else (UNITS["kW"] * UNITS["h"]) @ "MJ")
print(sum([1 * m, 2 * UNITS["cm"]], 0 * m), max(5 * s, UNITS["min"]), sorted([UNITS["h"], s, UNITS["min"]]), -m, abs(-m), round(speed / 7, 2), 1 - Quantity(0.25))
print(m == m, m == s, m == 1, Quantity(5) == 5, hash(Quantity(5)) == hash(5), {Quantity(5): "five"}[5], m != s, m == "m", len({m, 1 * m, s}), bool(0 * m), m / m == 1)
for f in (lambda: m + s, lambda: m + 1, lambda: 1 + m, lambda: m < kg, lambda: float(m), lambda: m + "x", lambda: "x" * m, lambda: m ** 0.5, lambda: pow(m, 2, 3), lambda: 2 ** m, lambda: UNITS["parsec"], lambda: setattr(m, "value", 2), lambda: delattr(m, "value"), lambda: Dimension(x=1, y=2), lambda: m / 0, lambda: f"{m:|s}", lambda: f"{m:zz}", lambda: m // 2, lambda: sum([m]), lambda: Quantity(1) in {1}, lambda: int(m)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, *map(str, getattr(e, "pair", ())))
print(m.__reduce__(), m.__add__("x"), Quantity.__add__.__name__, [n for n in dir(Quantity) if n.startswith("_") and not n.startswith("__")])

"""Enumerations by a metaclass: members, flags, aliases, lookup, iteration, immutability, match by value, pickling hooks."""


class Auto: pass


class EnumDict(dict):
    def __init__(self): super().__init__(); self.names, self.last = [], 0
    def __setitem__(self, key, value):
        if key in self.names: raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if not (key.startswith("_") or hasattr(value, "__get__")):
            if isinstance(value, Auto): value = self.get("_next_", lambda last: last + 1)(self.last)
            self.names.append(key)
            self.last = value
        super().__setitem__(key, value)


class EnumType(type):
    @classmethod
    def __prepare__(meta, name, bases):
        for base in bases:
            if getattr(base, "members", None): raise TypeError(f"cannot extend {base!r}")
        space = EnumDict()
        for base in bases:
            if hasattr(base, "_next_"): space["_next_"] = base._next_
        return space
    def __new__(meta, name, bases, space):
        plain = {k: v for k, v in space.items() if k not in space.names}
        cls = super().__new__(meta, name, bases, plain)
        cls.members, cls.by_value = {}, {}
        for key in space.names:
            value = space[key]
            member = cls.by_value.get(value)
            if member is None:
                args = value if isinstance(value, tuple) else (value,)
                member = cls._make(args)
                member.name, member.value = key, value
                member.ordinal = len(cls.by_value)
                cls.by_value[value] = member
                if "__init__" in plain: plain["__init__"](member, *args)
            cls.members[key] = member
        return cls
    def __call__(cls, value, *args):
        if args: return cls.functional(value, *args)
        try: return cls.by_value[value]
        except (KeyError, TypeError):
            if (found := cls._missing(value)) is not None: return found
            raise ValueError(f"{value!r} is not a valid {cls.__name__}") from None
    def __getattr__(cls, name):
        try: return cls.__dict__["members"][name]
        except KeyError: raise AttributeError(f"{cls.__name__} has no member {name!r}") from None
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("members", ()): raise AttributeError(f"cannot reassign {name}")
        super().__setattr__(name, value)
    def __getitem__(cls, name): return cls.members[name]
    def __iter__(cls): return iter(cls.by_value.values())
    def __reversed__(cls): return reversed(list(cls))
    def __len__(cls): return len(cls.by_value)
    def __bool__(cls): return True
    def __contains__(cls, x): return isinstance(x, cls) or x in cls.by_value
    def __repr__(cls): return f"<enum {cls.__name__}>"
    def functional(cls, name, names):
        space = EnumDict()
        for n in names.split(): space[n] = Auto()
        return type(cls)(name, (cls,), space)


class Enum(metaclass=EnumType):
    def _make(args): ...
    @classmethod
    def _make(cls, args): return object.__new__(cls)
    @classmethod
    def _missing(cls, value): return None
    def __repr__(self): return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
    def __str__(self): return f"{type(self).__name__}.{self.name}"
    def __hash__(self): return hash(self.name)
    def __reduce__(self): return type(self), (self.value,)
    def __lt__(self, other): return self.ordinal < other.ordinal if type(other) is type(self) else NotImplemented


class IntEnum(int, Enum):
    @classmethod
    def _make(cls, args): return int.__new__(cls, *args)
    __hash__ = int.__hash__
    __lt__ = int.__lt__
    __format__ = int.__format__


class Flag(Enum):
    def _next_(last): return last * 2 or 1
    @classmethod
    def _missing(cls, value):
        if not isinstance(value, int) or value & ~sum(cls.by_value): return None
        member = object.__new__(cls)
        member.value, member.name = value, "|".join(m.name for m in cls if m.value & value) or "0"
        return member
    def __or__(self, other): return type(self)(self.value | other.value) if isinstance(other, type(self)) else NotImplemented
    def __and__(self, other): return type(self)(self.value & other.value)
    def __invert__(self): return type(self)(sum(type(self).by_value) & ~self.value)
    def __contains__(self, other): return other.value & ~self.value == 0
    def __bool__(self): return self.value != 0
    def __eq__(self, other): return type(self) is type(other) and self.value == other.value
    __hash__ = Enum.__hash__
    def __iter__(self): return (m for m in type(self) if m in self)


class Color(Enum):
    RED = 1
    GREEN = Auto()
    CRIMSON = 1
    BLUE = "b"
    @property
    def pretty(self): return self.name.title()
    @classmethod
    def _missing(cls, value): return cls.GREEN if value == "grass" else None
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def gravity(self): return 6.674e-11 * self.mass / self.radius ** 2
class Level(IntEnum): LOW, HIGH = 1, 10
class Access(Flag): READ, WRITE, RUN = Auto(), Auto(), Auto()


print(list(Color), len(Color), Color.RED is Color.CRIMSON, Color(1), Color["BLUE"], repr(Color("grass")), Color.GREEN.pretty, Color, list(Color.members))
print([f"{p.name} {p.gravity:.2f}" for p in Planet], Planet((5.97e24, 6.37e6)), Color.RED in Color, 2 in Color, 9 in Color, list(reversed(Color))[0])
print(Level.HIGH + 1, Level.LOW < 5, Level(10), f"{Level.HIGH:03}", sorted([Level.HIGH, Level.LOW]), [10, 20][Level.LOW], max(Level), Level.HIGH == 10, {Level.LOW: 1}[1], isinstance(Level.LOW, int))
rw = Access.READ | Access.WRITE
print(rw, repr(rw), Access.READ in rw, Access.RUN in rw, ~rw, list(rw), bool(rw & Access.RUN), Access(7), Access(0), rw == Access(3), len({rw, Access(3)}))
print(sorted([Color.BLUE, Color.RED]), Color.RED < Color.BLUE, Color.RED.__reduce__(), Enum("Animal", "CAT DOG"), [a.value for a in Enum("Animal", "CAT DOG")])
for value in (Color.RED, Color.BLUE, Level.HIGH, 10, "b", Access.READ):
    match value:
        case Color.RED | Color.GREEN: print("warm or green")
        case Color(value="b", pretty=text): print("pretty", text)
        case Level.HIGH: print("high", type(value).__name__)
        case Access(): print("access")
        case other: print("other", other)
for f in (lambda: Color(7), lambda: Color([]), lambda: Color.PINK, lambda: Color["PINK"], lambda: setattr(Color, "RED", 2), lambda: Color.RED < 1, lambda: Access(8), lambda: Access.READ | 1, lambda: type("Sub", (Color,), EnumDict()), lambda: EnumType.__prepare__("Sub", (Color,)), lambda: Color.RED.nothing, lambda: Level.LOW.nothing):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
try:
    class Sub(Color): pass
except TypeError as e: print(e)

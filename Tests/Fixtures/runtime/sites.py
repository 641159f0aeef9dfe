# What sites remember, frames that the loop enters itself, strings that grow: each line holds in CPython 3.15 too.


def raises(kind, message, call):
    try:
        call()
    except kind as error:
        assert str(error) == message, str(error)
    else:
        raise AssertionError(message)


# Attributes: the class changes, the instance gets an attribute in between, the receiver is a class and then an instance.
class Point:
    kind = "class"

    def __init__(self, x):
        self.x = x

    def method(self):
        return "method"

    @classmethod
    def named(cls):
        return cls.__name__

    @staticmethod
    def plain():
        return "static"


class Derived(Point):
    def method(self):
        return super().method() + "+"


def read(point):
    return point.kind, point.method(), point.named(), point.plain()


point = Point(1)
for _ in range(3):
    assert read(point) == ("class", "method", "Point", "static")
    assert read(Derived(2)) == ("class", "method+", "Derived", "static")
point.kind = "own"
point.named = lambda: "shadow"
assert read(point) == ("own", "method", "shadow", "static")
Point.kind = "changed"
assert read(Point(1))[0] == "changed"
Point.method = lambda self: "new"
assert [read(Point(1))[1], read(Derived(1))[1]] == ["new", "new+"]


def named(receiver):
    return receiver.named()


assert [named(Point), named(point), named(Derived), named(Point)] == ["Point", "shadow", "Derived", "Point"]


class Slotted:
    __slots__ = ("a",)


slotted = Slotted()
for number in range(3):
    raises(AttributeError, "'Slotted' object has no attribute 'a'", lambda: slotted.a)
    slotted.a = number
    assert slotted.a == number
    del slotted.a


class Celsius:
    degrees_set = 0

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < 0:
            raise ValueError(value)
        self._degrees = value


celsius = Celsius()
for number in range(3):
    celsius.degrees = number
    assert celsius.degrees == number


def freeze():
    celsius.degrees = -1


raises(ValueError, "-1", freeze)


class Fallback:
    @property
    def failing(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        if name == "bad":
            raise AttributeError("no bad")
        return name


assert Fallback().anything == "anything" and Fallback().failing == "failing"
raises(AttributeError, "no bad", lambda: Fallback().bad)


# Initializers that the loop enters.
class Wrong:
    def __init__(self):
        return 1


class Generating:
    def __init__(self):
        yield


raises(TypeError, "__init__() should return None, not 'int'", Wrong)
raises(TypeError, "__init__() should return None, not 'int'", lambda: [Wrong() for _ in range(2)])


def generating():
    return Generating()


raises(TypeError, "__init__() should return None, not 'generator'", generating)
kept = "before"
try:
    kept = Wrong()
except TypeError:
    pass
assert kept == "before"


# Arguments by name and by default.
def parameters(a, b=2, /, c=3, d=4):
    return a, b, c, d


assert parameters(1) == (1, 2, 3, 4) and parameters(1, d=0, c=9) == (1, 2, 9, 0)
raises(
    TypeError,
    "parameters() got some positional-only arguments passed as keyword arguments: 'b'",
    lambda: parameters(1, b=1),
)
raises(TypeError, "parameters() got multiple values for argument 'c'", lambda: parameters(1, 2, 3, c=1))
raises(TypeError, "parameters() missing 1 required positional argument: 'a'", lambda: parameters(c=1))


# Generators that the loop enters.
def inner():
    got = yield 1
    try:
        yield got
    except KeyError:
        yield "key"
    return "end"


def outer():
    try:
        result = yield from inner()
        yield result
    except ValueError as error:
        yield "caught " + str(error)


generator = outer()
assert [next(generator), generator.send(5), generator.throw(KeyError()), next(generator)] == [1, 5, "key", "end"]
generator = outer()
assert [next(generator), generator.throw(ValueError("v"))] == [1, "caught v"]


def raising(error):
    yield 1
    raise error


for error in (ValueError("x"), KeyError("y")):
    seen = []
    try:
        for value in raising(error):
            seen.append(value)
    except (ValueError, KeyError) as found:
        seen.append(found)
    assert seen == [1, error]
raises(RuntimeError, "generator raised StopIteration", lambda: list(raising(StopIteration())))


def recursive(depth):
    yield depth
    yield from recursive(depth + 1)


raises(RecursionError, "maximum recursion depth exceeded", lambda: [0 for _ in recursive(0)])

# Strings that grow share their beginning.
text = ""
for number in range(300):
    text += "ab"
    longer = text + "x"
    assert len(longer) == len(text) + 1 and longer.endswith("bx") and text.endswith("ab")
base = "q" * 70 + "r"
first = base + "a"
second, third, wide = first + "b", first + "c", first + "\u20ac"
assert (second[-3:], third[-3:], wide[-3:]) == ("rab", "rac", "ra\u20ac")
assert second == "q" * 70 + "rab" and {second: 1}["q" * 70 + "rab"] == 1

# Slices without an object.
items, letters = list(range(10)), "hello world"
for start in (None, 0, 2, -3, 100, -100):
    for stop in (None, 0, 2, -3, 100, -100):
        for step in (None, 1, 2, -1, -2, 100):
            places = slice(start, stop, step).indices(10)
            assert items[start:stop:step] == [items[place] for place in range(*places)]
            assert tuple(items)[start:stop:step] == tuple(items[start:stop:step])
            places = slice(start, stop, step).indices(11)
            assert letters[start:stop:step] == "".join([letters[place] for place in range(*places)])
raises(ValueError, "slice step cannot be zero", lambda: items[::0])
items[1:3] += [7]
assert items[:5] == [0, 1, 2, 7, 3]

# Integers beyond a word.
state = 12345


def random(bits):
    global state
    result = 0
    while bits > 0:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        part = min(bits, 64)
        result = result * 2**part + (state >> (64 - part))
        bits -= part
    return result


mixed = 0
for a in (1, 62, 63, 64, 65, 127, 128, 129, 192, 600, 5000):
    for b in (1, 62, 63, 64, 65, 127, 128, 129, 192, 600, 5000):
        for x, y in ((random(a), random(b)), (2**a - 1, -(2**b)), (-random(a + b), random(b)), (-(2**a), 1 - 2**b)):
            for result in (x + y, x - y, x * y, -x, (x < y) + 2 * (x == y)):
                mixed = (mixed * 1000003 + result) % (2**127 - 1)
            if y:
                quotient, rest = divmod(x, y)
                assert quotient * y + rest == x and abs(rest) < abs(y) and (rest == 0 or (rest < 0) == (y < 0))
                assert (x // y, x % y) == (quotient, rest)
assert mixed == 87125049290988369274041155214111827246
for number in (2**62, 2**62 - 1, 2**62 + 1, 2**61, 2**63, -(2**62), -(2**62) - 1):
    for factor in (3, 2**70, -5):
        assert number * factor // factor == number and (number * factor) % factor == 0

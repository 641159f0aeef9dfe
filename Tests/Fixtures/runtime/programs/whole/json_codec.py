"""JSON: an encoder that dispatches on types and a decoder that tells where text is wrong."""


class JSONError(ValueError):
    def __init__(self, message, text, position):
        self.line = text.count("\n", 0, position) + 1
        self.column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message}: line {self.line} column {self.column}")
        self.position = position


class Decoder:
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
    WORDS = {"true": True, "false": False, "null": None, "NaN": float("nan"), "Infinity": float("inf")}

    def __init__(self, *, hook=None, parse_float=float):
        self.hook, self.parse_float = hook or (lambda d: d), parse_float

    def decode(self, text):
        self.text, self.at = text, 0
        value = self.value()
        self.skip()
        if self.at != len(text):
            self.fail("extra data")
        return value

    def fail(self, message, position=None):
        raise JSONError(message, self.text, self.at if position is None else position)

    def skip(self):
        while self.text[self.at:self.at + 1] in (" ", "\t", "\n", "\r"):
            self.at += 1

    def peek(self):
        self.skip()
        return self.text[self.at:self.at + 1]

    def value(self):
        match self.peek():
            case "{": return self.object()
            case "[": return list(self.array())
            case '"': return self.string()
            case c if c and c in "-0123456789": return self.number()
            case "": self.fail("unexpected end")
        for word, value in self.WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        self.fail("expecting value")

    def array(self):
        self.at += 1
        if self.peek() == "]":
            self.at += 1
            return
        while True:
            yield self.value()
            if (c := self.peek()) == "]":
                self.at += 1
                return
            if c != ",":
                self.fail("expecting ',' or ']'")
            self.at += 1

    def object(self):
        self.at += 1
        result = {}
        while (c := self.peek()) != "}":
            if result:
                if c != ",":
                    self.fail("expecting ',' or '}'")
                self.at += 1
                c = self.peek()
            if c != '"':
                self.fail("expecting property name")
            key = self.string()
            if self.peek() != ":":
                self.fail("expecting ':'")
            self.at += 1
            result[key] = self.value()
        self.at += 1
        return self.hook(result)

    def string(self):
        start, parts = self.at, []
        self.at += 1
        while True:
            c = self.text[self.at:self.at + 1]
            if not c:
                self.fail("unterminated string", start)
            self.at += 1
            if c == '"':
                return "".join(parts)
            if c < " ":
                self.fail("invalid control character", self.at - 1)
            if c == "\\":
                e = self.text[self.at:self.at + 1]
                self.at += 1
                if e == "u":
                    try:
                        c = chr(int(self.text[self.at:self.at + 4], 16))
                    except ValueError as error:
                        raise JSONError("invalid \\u escape", self.text, self.at) from error
                    self.at += 4
                    if "\ud800" <= c < "\udc00" and self.text[self.at:self.at + 2] == "\\u":
                        low = int(self.text[self.at + 2:self.at + 6], 16)
                        c = chr(0x10000 + (ord(c) - 0xD800 << 10) + low - 0xDC00)
                        self.at += 6
                elif e in self.ESCAPES:
                    c = self.ESCAPES[e]
                else:
                    self.fail("invalid escape", self.at - 2)
            parts.append(c)

    def number(self):
        start = self.at
        while self.text[self.at:self.at + 1] in tuple("+-0123456789.eE"):
            self.at += 1
        text = self.text[start:self.at]
        try:
            return int(text) if text.lstrip("-").isdigit() else self.parse_float(text)
        except ValueError:
            self.fail(f"bad number {text}", start)


def encoder(function):
    registry = {}

    def dispatch(value, **options):
        for base in type(value).__mro__:
            if base in registry:
                return registry[base](value, **options)
        return function(value, **options)
    dispatch.register = lambda *types: lambda f: [registry.__setitem__(t, f) for t in types] and f
    return dispatch


@encoder
def encode(value, **options):
    if callable(default := options.get("default")):
        return encode(default(value), **options)
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


@encode.register(str)
def _(value, **options):
    table = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    out = []
    for c in value:
        if c in table: out.append(table[c])
        elif c < " " or c > "~":
            code = ord(c)
            units = [code] if code < 0x10000 else [0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code & 0x3FF)]
            out.extend(f"\\u{u:04x}" for u in units)
        else: out.append(c)
    return f'"{"".join(out)}"'


encode.register(bool)(lambda v, **_: "true" if v else "false")
encode.register(type(None))(lambda v, **_: "null")
encode.register(int, float)(lambda v, **_: repr(v))


def block(parts, brackets, indent=None, level=0, **_):
    parts = list(parts)
    if indent is None or not parts:
        return brackets[0] + ", ".join(parts) + brackets[1]
    pad = "\n" + " " * indent * (level + 1)
    return brackets[0] + pad + ("," + pad).join(parts) + pad[:-indent] + brackets[1]


@encode.register(list, tuple)
def _(value, level=0, **o):
    return block((encode(v, level=level + 1, **o) for v in value), "[]", level=level, **o)


@encode.register(dict)
def _(value, level=0, sort=False, **o):
    keys = sorted(value) if sort else value
    return block((f"{encode(str(k))}: {encode(value[k], level=level + 1, sort=sort, **o)}" for k in keys), "{}", level=level, **o)


class Point:
    def __init__(self, x, y): self.x, self.y = x, y


data = {"b": [1, 2.5, True, None, {"é": "😀\n"}], "a": {}, "c": [], "t": (1, "q\"\\")}
text = encode(data)
print(text)
print(encode(data, indent=2, sort=True))
print(Decoder().decode(text) == {**data, "t": [1, 'q"\\']}, encode(Decoder().decode(text)) == text)
print(encode([Point(1, 2)], default=vars), Decoder(hook=lambda d: Point(**d) if set(d) == {"x", "y"} else d).decode('[{"x": 1, "y": 2}]')[0].y)
print(Decoder().decode(' [1, -2, 3e2, 0.5, "\\u0041\\ud83d\\ude00", true, NaN] '), Decoder(parse_float=str).decode("1.50"))
for bad in ["", "[1,", "[1 2]", '{"a" 1}', '{a: 1}', '"abc', '"\\q"', "tru", "[1]\n  x", '{"a": 1,}', "-", "1.2.3", '"\\u12g4"', '"a\tb"', "[\n1,\n]"]:
    try:
        print(Decoder().decode(bad))
    except JSONError as e:
        print(repr(bad), "->", e, e.position)
for bad in (object, {1, 2}, 1j):
    try: encode([bad])
    except TypeError as e: print(e)

"""A tokenizer, a recursive-descent parser and an evaluator for arithmetic with variables and functions."""


class CalcError(Exception):
    def __init__(self, message, position=None):
        super().__init__(message)
        self.position = position

    def __str__(self):
        text = super().__str__()
        return text if self.position is None else f"{text} at {self.position}"


class Token:
    __slots__ = ("kind", "value", "position")

    def __init__(self, kind, value, position):
        self.kind, self.value, self.position = kind, value, position

    def __repr__(self):
        return f"{self.kind}:{self.value!r}@{self.position}"

    def __eq__(self, other):
        if isinstance(other, Token):
            return (self.kind, self.value) == (other.kind, other.value)
        return NotImplemented


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            if number.count(".") > 1:
                raise CalcError(f"bad number {number!r}", start)
            yield Token("num", float(number) if "." in number else int(number), start)
        elif c.isalpha() or c == "_":
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            yield Token("name", text[start:i], start)
        elif text[i:i + 2] in ("**", "//", "==", "<=", ">="):
            yield Token("op", text[i:i + 2], i)
            i += 2
        elif c in "+-*/%()=,<>":
            yield Token("op", c, i)
            i += 1
        else:
            raise CalcError(f"unexpected character {c!r}", i)
    yield Token("end", None, len(text))


class Parser:
    LEVELS = [("==", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "//", "%")]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0

    @property
    def current(self):
        return self.tokens[self.at]

    def take(self, *values):
        if self.current.kind == "op" and self.current.value in values:
            self.at += 1
            return self.tokens[self.at - 1].value
        return None

    def expect(self, value):
        if not self.take(value):
            found = self.current.value if self.current.kind != "end" else "end of input"
            raise CalcError(f"expected {value!r}, found {found}", self.current.position)

    def parse(self):
        tree = self.assignment()
        if self.current.kind != "end":
            raise CalcError(f"unexpected {self.current.value!r}", self.current.position)
        return tree

    def assignment(self):
        if self.current.kind == "name" and self.tokens[self.at + 1] == Token("op", "=", 0):
            name = self.current.value
            self.at += 2
            return ("set", name, self.assignment())
        return self.binary(0)

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while op := self.take(*self.LEVELS[level]):
            left = (op, left, self.binary(level + 1))
        return left

    def unary(self):
        if op := self.take("-", "+"):
            return ("neg" if op == "-" else "pos", self.unary())
        return self.power()

    def power(self):
        base = self.atom()
        return ("**", base, self.unary()) if self.take("**") else base

    def atom(self):
        token = self.current
        self.at += 1
        match token:
            case Token(kind="num", value=v):
                return v
            case Token(kind="name", value=name):
                if self.take("("):
                    arguments = []
                    while not self.take(")"):
                        arguments.append(self.binary(0))
                        if not self.take(","):
                            self.expect(")")
                            break
                    return ("call", name, *arguments)
                return ("get", name)
            case Token(kind="op", value="("):
                inner = self.binary(0)
                self.expect(")")
                return inner
        raise CalcError("expected a value", token.position)


class Calculator:
    FUNCTIONS = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a), "hyp": lambda a, b: (a * a + b * b) ** 0.5}

    def __init__(self):
        self.names = {"pi": 3.14159}

    def run(self, text):
        return self.eval(Parser(text).parse())

    def eval(self, node):
        match node:
            case int() | float():
                return node
            case ("set", name, value):
                self.names[name] = result = self.eval(value)
                return result
            case ("get", name):
                try:
                    return self.names[name]
                except KeyError:
                    raise CalcError(f"unknown name {name}") from None
            case ("call", name, *args):
                if name not in self.FUNCTIONS:
                    raise CalcError(f"unknown function {name}")
                try:
                    return self.FUNCTIONS[name](*map(self.eval, args))
                except TypeError as error:
                    raise CalcError(f"{name}: wrong arguments") from error
            case ("neg", x):
                return -self.eval(x)
            case ("pos", x):
                return +self.eval(x)
            case (op, a, b):
                return self.apply(op, self.eval(a), self.eval(b))

    @staticmethod
    def apply(op, a, b):
        operations = {
            "+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "//": lambda: a // b,
            "%": lambda: a % b, "**": lambda: a ** b, "==": lambda: int(a == b), "<": lambda: int(a < b),
            ">": lambda: int(a > b), "<=": lambda: int(a <= b), ">=": lambda: int(a >= b),
        }
        try:
            return operations[op]()
        except ZeroDivisionError as error:
            raise CalcError("division by zero") from error


calculator = Calculator()
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 / 4", "10 // 4 % 2", "x = y = 5", "x * y + 1", "max(1, x, 3)", "hyp(3, 4)",
             "sum()", "1 < 2", "2 == 3", "abs(-7.5)", "1 +", "2 $ 3", "(1", "f(2)", "unknown + 1", "1 / 0", "1.2.3", "hyp(1)", "3 4", "", "--5", "min(4,)"]:
    try:
        print(f"{line:<14} = {calculator.run(line)}")
    except CalcError as error:
        print(f"{line:<14} ! {error}" + (f" <- {type(error.__cause__).__name__}" if error.__cause__ else ""))
print(list(tokenize("a+1")), calculator.names)

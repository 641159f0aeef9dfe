"""A backtracking matcher of regular expressions: a parser of patterns, nodes as generators of end positions, groups."""


class Node:
    def __or__(self, other): return Alternative(self, other)
    def __add__(self, other): return Sequence(self, other)
    def __repr__(self): return f"{type(self).__name__}({', '.join(map(repr, self.__dict__.values()))})"


class Text(Node):
    def __init__(self, char): self.char = char
    def match(self, text, at, groups):
        if text[at:at + 1] == self.char: yield at + 1, groups


class Class(Node):
    def __init__(self, ranges, negated=False): self.ranges, self.negated = ranges, negated
    def match(self, text, at, groups):
        if at < len(text) and any(a <= text[at] <= b for a, b in self.ranges) is not self.negated:
            yield at + 1, groups


class Sequence(Node):
    def __init__(self, *parts): self.parts = parts
    def match(self, text, at, groups, index=0):
        if index == len(self.parts):
            yield at, groups
            return
        for end, found in self.parts[index].match(text, at, groups):
            yield from self.match(text, end, found, index + 1)


class Alternative(Node):
    def __init__(self, *parts): self.parts = parts
    def match(self, text, at, groups):
        for part in self.parts: yield from part.match(text, at, groups)


class Repeat(Node):
    def __init__(self, part, least=0, most=None, lazy=False): self.part, self.least, self.most, self.lazy = part, least, most, lazy
    def match(self, text, at, groups, count=0):
        def more():
            if self.most is None or count < self.most:
                for end, found in self.part.match(text, at, groups):
                    if end != at or count < self.least: yield from self.match(text, end, found, count + 1)
        def stop():
            if count >= self.least: yield at, groups
        order = (stop, more) if self.lazy else (more, stop)
        for choice in order: yield from choice()


class Group(Node):
    def __init__(self, part, number): self.part, self.number = part, number
    def match(self, text, at, groups):
        for end, found in self.part.match(text, at, groups):
            yield end, found | {self.number: (at, end)}


class Back(Node):
    def __init__(self, number): self.number = number
    def match(self, text, at, groups):
        span = groups.get(self.number)
        if span is not None and text.startswith(text[slice(*span)], at): yield at + span[1] - span[0], groups


class Anchor(Node):
    def __init__(self, end): self.end = end
    def match(self, text, at, groups):
        if at == (len(text) if self.end else 0): yield at, groups


SHORT = {"d": [("0", "9")], "s": [(" ", " "), ("\t", "\r")], "w": [("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")]}


class Parser:
    def __init__(self, pattern): self.pattern, self.at, self.groups = pattern, 0, 0
    @property
    def peek(self): return self.pattern[self.at:self.at + 1]
    def take(self, wanted=None):
        char = self.peek
        if not char or wanted is not None and char not in wanted:
            raise ValueError(f"{self.pattern!r} at {self.at}: {'expected ' + wanted if wanted else 'end'}, found {char!r}")
        self.at += 1
        return char
    def parse(self):
        node = self.alternative()
        if self.peek: self.take("end")
        return node
    def alternative(self):
        parts = [self.sequence()]
        while self.peek == "|":
            self.take()
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Alternative(*parts)
    def sequence(self):
        parts = []
        while self.peek and self.peek not in "|)": parts.append(self.repeat())
        return parts[0] if len(parts) == 1 else Sequence(*parts)
    def repeat(self):
        node = self.atom()
        while (sign := self.peek) and sign in "*+?{":
            self.take()
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1), "{": (0, 0)}[sign]
            if sign == "{":
                least = most = self.number()
                if self.peek == ",":
                    self.take()
                    most = self.number() if self.peek != "}" else None
                self.take("}")
            lazy = self.peek == "?" and bool(self.take())
            node = Repeat(node, least, most, lazy)
        return node
    def number(self):
        digits = ""
        while self.peek.isdigit(): digits += self.take()
        return int(digits)
    def atom(self):
        match self.take():
            case "(":
                self.groups += 1
                number = self.groups
                node = Group(self.alternative(), number)
                self.take(")")
                return node
            case "[":
                negated = self.peek == "^" and bool(self.take())
                ranges = []
                while self.peek != "]":
                    low = self.take()
                    if self.peek == "-": self.take(); ranges.append((low, self.take()))
                    else: ranges.append((low, low))
                self.take("]")
                return Class(ranges, negated)
            case ".": return Class([("\n", "\n")], True)
            case "^" | "$" as c: return Anchor(c == "$")
            case "\\":
                match self.take():
                    case c if c in SHORT: return Class(SHORT[c])
                    case c if c.lower() in SHORT: return Class(SHORT[c.lower()], True)
                    case c if c.isdigit(): return Back(int(c))
                    case c: return Text(c)
            case "*" | "+" | "?" as c: raise ValueError(f"nothing to repeat: {c}")
            case c: return Text(c)


def search(pattern, text, start=0):
    node = Parser(pattern).parse()
    for at in range(start, len(text) + 1):
        for end, groups in node.match(text, at, {}): return {0: (at, end)} | groups


def find_all(pattern, text):
    at = 0
    while at <= len(text) and (found := search(pattern, text, at)):
        yield text[slice(*found[0])]
        at = max(found[0][1], at + 1, found[0][0] + 1)


print(Parser(r"a(b|[c-e])*?$").parse())
print(Text("a") + (Text("b") | Text("c")))
for pattern, text in [("a*b", "xaaab"), ("(a|ab)(c|bcd)", "abcd"), (r"(\w+)@(\w+)\.com", "mail bob@site.com now"), ("^a+?$", "aaa"), (r"(.)\1", "hello"), ("x{2,3}", "xxxxx"), ("x{2,}?y", "xxxxy"), ("[^a-c ]+", "abc def"), ("(a*)*b", "aaac"), ("()", ""), ("z", "abc"), (r"\D\S", "1 2ab")]:
    found = search(pattern, text)
    print(f"{pattern:<18}{text!r:<26}", found and {k: text[slice(*v)] for k, v in sorted(found.items())})
print(list(find_all(r"\d+", "a1b22c333")), list(find_all("a?", "baac")))
for bad in ("(a", "a)", "*a", "[a", "a{2", "\\", "a{}"):
    try: print(search(bad, "aaa"))
    except ValueError as e: print(e)

"""A Forth: dictionary of words, compiling colon definitions to closures, control flow by patching, return stack, errors."""
import sys


class ForthError(Exception):
    def __init__(self, message, *, word=None):
        super().__init__(message)
        self.word = word

    def __str__(self):
        return f"{super().__str__()}{f' in {self.word!r}' if self.word else ''}"


class Underflow(ForthError, IndexError): pass


class Stack(list):
    def pop(self, at=-1):
        try: return super().pop(at)
        except IndexError: raise Underflow("stack underflow") from None
    def take(self, n):
        if len(self) < n: raise Underflow(f"needs {n}, has {len(self)}")
        taken = self[len(self) - n:]
        del self[len(self) - n:]
        return taken


def binary(f): return lambda m: m.stack.append(f(*m.stack.take(2)))
def flag(f): return binary(lambda a, b: -f(a, b))
def shuffle(names, result):
    code = compile(f"lambda {', '.join(names)}: [{', '.join(result)}]", "<shuffle>", "eval")
    f = eval(code)
    def word(m): m.stack += f(*m.stack.take(len(names)))
    word.__name__ = f"{''.join(names)}->{''.join(result)}"
    return word


class Machine:
    primitives = {
        "+": binary(lambda a, b: a + b), "-": binary(lambda a, b: a - b), "*": binary(lambda a, b: a * b),
        "/mod": lambda m: m.stack.extend(divmod(*m.stack.take(2))[::-1]), "<": flag(lambda a, b: a < b), "=": flag(lambda a, b: a == b),
        "dup": shuffle("a", "aa"), "swap": shuffle("ab", "ba"), "over": shuffle("ab", "aba"), "rot": shuffle("abc", "bca"), "drop": shuffle("a", ""),
        "emit": lambda m: m.out.append(chr(m.stack.pop())), ".": lambda m: m.out.append(f"{m.stack.pop()} "), "cr": lambda m: m.out.append("\n"),
        ">r": lambda m: m.returns.append(m.stack.pop()), "r>": lambda m: m.stack.append(m.returns.pop()), "i": lambda m: m.stack.append(m.returns[-1][0]),
        ".s": lambda m: m.out.append(f"<{len(m.stack)}> {' '.join(map(str, m.stack))} "), "@": lambda m: m.stack.append(m.cells[m.stack.pop()]),
        "!": lambda m: m.cells.__setitem__(*m.stack.take(2)[::-1]), "depth": lambda m: m.stack.append(len(m.stack)), "abs": lambda m: m.stack.append(abs(m.stack.pop())),
    }

    def __init__(self):
        self.words = dict(self.primitives)
        self.stack, self.returns, self.out, self.cells = Stack(), Stack(), [], []
        self.compiling = self.name = None
        self.patches = []

    def literal(self, n):
        def push(m): m.stack.append(n)
        push.__name__ = f"lit{n}"
        return push

    def run(self, code):
        at, steps = 0, 0
        while at < len(code):
            steps += 1
            if steps > 10_000: raise ForthError("too long")
            match code[at]:
                case ("jump", to): at = to
                case ("unless", to): at = at + 1 if self.stack.pop() else to
                case ("do",): self.returns.append([*self.stack.take(2)[::-1]]); at += 1
                case ("loop", to):
                    counter = self.returns[-1]
                    counter[0] += 1
                    if counter[0] < counter[1]: at = to
                    else: self.returns.pop(); at += 1
                case word if callable(word): word(self); at += 1
                case other: raise ForthError(f"bad code {other!r}")

    def interpret(self, text):
        words = iter(text.split())
        for raw in words:
            word = raw.lower()
            code = self.compiling
            match word, code:
                case "(", _:
                    while next(words, ")") != ")": pass
                case ":", None:
                    self.name, self.compiling = next(words, None), []
                    if self.name is None: raise ForthError("no name")
                case ";", list():
                    if self.patches: raise ForthError("unfinished control flow", word=self.name)
                    self.words[self.name] = lambda m, code=code: m.run(code)
                    self.words[self.name].__name__ = self.name
                    self.compiling = None
                case "variable", None:
                    self.words[next(words)] = self.literal(len(self.cells))
                    self.cells.append(0)
                case "recurse", list(): name = self.name; code.append(lambda m: m.words[name](m))
                case "if" | "do" | "begin", list():
                    code.append((word,)) if word != "begin" else None
                    self.patches.append((word, len(code) - (word == "if")))
                case "else", list():
                    code.append(None)
                    kind, at = self.patches.pop()
                    code[at] = ("unless", len(code))
                    self.patches.append(("else", len(code) - 1))
                case "then", list():
                    kind, at = self.patches.pop()
                    code[at] = ("unless" if kind == "if" else "jump", len(code))
                case "loop" | "until", list():
                    kind, at = self.patches.pop()
                    if (kind, word) not in {("do", "loop"), ("begin", "until")}: raise ForthError(f"{word} closes {kind}", word=self.name)
                    code.append(("loop" if word == "loop" else "unless", at))
                case _ if word in self.words: code.append(self.words[word]) if code is not None else self.words[word](self)
                case _:
                    try: number = int(word, 0)
                    except ValueError as e: raise ForthError(f"unknown word {raw!r}") from e
                    code.append(self.literal(number)) if code is not None else self.stack.append(number)
        return self

    def reset(self):
        self.stack.clear(); self.returns.clear(); self.patches.clear()
        self.compiling = None


machine = Machine()
for line in """
1 2 + 3 * . 0x10 0b11 - . .s
: square dup * ; 7 square .
: fact ( n -- n! ) dup 2 < if drop 1 else dup 1 - recurse * then ; 20 fact . 25 fact .
: stars 0 do 42 emit loop cr ; 5 stars 3 stars
variable total : sum 0 total ! 0 do i total @ + total ! loop total @ . ; 11 sum
: count 3 begin dup . 1 - dup 0 = until drop ; count
: fib 0 1 rot 0 do over + swap loop drop ; 30 fib .
: collatz begin dup . dup 2 /mod swap if drop 3 * 1 + else swap drop then dup 1 = until . ; 6 collatz
-7 2 /mod .s depth . 1 2 3 rot .s
+
drop drop drop drop drop swap
oops
: bad if 1 ;
: bad2 do until ;
: forever begin 0 until ; forever
1 0 /mod
99 @
:
-5 emit
""".strip().splitlines():
    machine.out.clear()
    try: machine.interpret(line)
    except (ForthError, ArithmeticError, LookupError, ValueError) as e:
        machine.out.append(f"? {type(e).__name__}: {e}" + (f" <- {e.__cause__}" if e.__cause__ else ""))
        print(f"{''.join(machine.out)!r}", [c.__name__ for c in type(e).__mro__[:-3]])
        machine.reset()
    else: print(f"{''.join(machine.out)!r} ok {machine.stack}")
print(Machine.primitives["rot"].__name__, sorted(k for k in machine.words.keys() - Machine.primitives), machine.words["square"].__name__)

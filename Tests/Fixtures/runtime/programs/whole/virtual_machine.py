"""A small stack machine: assembler, interpreter with frames, and a disassembler."""
import sys


class VMError(RuntimeError):
    pass


class OpcodeMeta(type):
    def __prepare__(name, bases):
        return {"_table": {}}

    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        for key, value in list(namespace.items()):
            if callable(value) and key.startswith("op_"):
                cls._table[key[3:].upper()] = value
        return cls

    def __contains__(cls, name):
        return name in cls._table

    def __getitem__(cls, name):
        return cls._table[name]

    def __iter__(cls):
        return iter(sorted(cls._table))

    def __len__(cls):
        return len(cls._table)


class Frame:
    def __init__(self, code, back=None):
        self.code, self.back, self.pc, self.stack, self.names = code, back, 0, [], {}

    def __repr__(self):
        return f"<Frame {self.code.name} pc={self.pc} depth={sum(1 for _ in self.chain())}>"

    def chain(self):
        frame = self
        while frame is not None:
            yield frame
            frame = frame.back

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        if not self.stack:
            raise VMError(f"empty stack in {self.code.name}:{self.pc}")
        return self.stack.pop()


class Code:
    def __init__(self, name, lines):
        self.name, self.labels, self.instructions = name, {}, []
        for raw in lines:
            line = raw.partition(";")[0].strip()
            if not line:
                continue
            if line.endswith(":"):
                self.labels[line[:-1]] = len(self.instructions)
                continue
            op, *arguments = line.split(maxsplit=1)
            self.instructions.append((op.upper(), self.literal(arguments[0]) if arguments else None))

    @staticmethod
    def literal(text):
        try:
            return int(text)
        except ValueError:
            return text[1:-1] if text[:1] == text[-1:] == '"' else text

    def listing(self):
        places = {v: k for k, v in self.labels.items()}
        for index, (op, argument) in enumerate(self.instructions):
            label = places.get(index, "")
            yield f"{label:>6} {index:3} {op:<6}" + ("" if argument is None else f" {argument!r}")


class Machine(metaclass=OpcodeMeta):
    def __init__(self, limit=10_000):
        self.functions, self.output, self.limit, self.steps = {}, [], limit, 0

    def load(self, source):
        name, lines = "main", []
        for line in source.strip().splitlines():
            if line.startswith("def "):
                self.functions[name] = Code(name, lines)
                name, lines = line[4:].strip(), []
            else:
                lines.append(line)
        self.functions[name] = Code(name, lines)
        return self

    def run(self):
        self.frame = Frame(self.functions["main"])
        while self.frame:
            frame = self.frame
            if frame.pc >= len(frame.code.instructions):
                self.op_ret(None)
                continue
            op, argument = frame.code.instructions[frame.pc]
            frame.pc += 1
            self.steps += 1
            if self.steps > self.limit:
                raise VMError("too many steps")
            if op not in type(self):
                raise VMError(f"unknown opcode {op}")
            type(self)[op](self, argument)
        return self.output

    def op_push(self, v): self.frame.push(v)
    def op_load(self, n):
        try:
            self.frame.push(self.frame.names[n])
        except KeyError as e:
            raise VMError(f"unbound {e}") from None
    def op_store(self, n): self.frame.names[n] = self.frame.pop()
    def op_print(self, _): self.output.append(self.frame.pop())
    def op_jump(self, label): self.frame.pc = self.frame.code.labels[label]
    def op_jz(self, label):
        if not self.frame.pop():
            self.op_jump(label)
    def op_dup(self, _): self.frame.push(self.frame.stack[-1])
    def op_call(self, name):
        frame = Frame(self.functions[name], self.frame)
        frame.push(self.frame.pop())
        self.frame = frame
    def op_ret(self, _):
        frame = self.frame
        self.frame = frame.back
        if self.frame and frame.stack:
            self.frame.push(frame.pop())


def binary(symbol, function):
    def op(self, _):
        b, a = self.frame.pop(), self.frame.pop()
        try:
            self.frame.push(function(a, b))
        except (TypeError, ZeroDivisionError) as e:
            raise VMError(f"{a!r} {symbol} {b!r}: {e}") from e
    return op


for name, symbol, function in [("add", "+", lambda a, b: a + b), ("sub", "-", lambda a, b: a - b), ("mul", "*", lambda a, b: a * b), ("div", "//", lambda a, b: a // b), ("lt", "<", lambda a, b: int(a < b))]:
    Machine._table[name.upper()] = binary(symbol, function)

FACTORIAL = """
push 6
call fact
print
push "done"
print
def fact
  store n
  load n
  push 2
  lt
  jz more      ; n >= 2
  push 1
  ret
more:
  load n
  load n
  push 1
  sub
  call fact
  mul
  ret
"""
LOOP = """
push 0
store i
top:
load i
push 5
lt
jz end
load i
dup
mul
print
load i
push 1
add
store i
jump top
end:
"""
machine = Machine().load(FACTORIAL)
print(machine.run(), machine.steps)
print("\n".join(machine.functions["fact"].listing()))
print(Machine().load(LOOP).run())
print(len(Machine), list(Machine)[:4], "ADD" in Machine, "NOPE" in Machine)
for source in ["add", "nope 1", "load x", "top:\njump top", 'push 1\npush 0\ndiv', 'push 1\npush "a"\nadd', "call missing"]:
    try:
        print(Machine(100).load(source).run())
    except (VMError, KeyError) as e:
        print(type(e).__name__, e, "| cause:", type(e.__cause__).__name__)
print(Frame(Code("x", []), Frame(Code("y", []))))

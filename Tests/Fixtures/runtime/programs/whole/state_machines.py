"""State machines: declared by a class body that collects transitions, a Turing machine, a traffic light by generators, a regular grammar."""


class StateError(Exception): pass


class Transitions(dict):
    def __init__(self): super().__init__(); self.table, self.states = {}, []
    def __missing__(self, name):
        if name.startswith("__") or not name.isupper(): raise KeyError(name)
        self.states.append(name)
        self[name] = state = State(name, self.table)
        return state


class State:
    def __init__(self, name, table): self.name, self.table = name, table
    def __set_name__(self, owner, name): self.owner = owner.__name__
    def __rshift__(self, other): return Arrow(self, other)
    def __get__(self, obj, cls=None): return self if obj is None else obj.state is self
    def __repr__(self): return f"{self.owner}.{self.name}"


class Arrow:
    def __init__(self, source, target): self.source, self.target = source, target
    def __matmul__(self, event): self.source.table[self.source.name, event] = (self.target, None); return self
    def __call__(self, f): self.source.table[self.source.name, f.__name__] = (self.target, f); return lambda machine, *args: machine.send(f.__name__, *args)


class MachineType(type):
    def __prepare__(name, bases, **kw): return Transitions()
    def __new__(meta, name, bases, space, start=None):
        cls = super().__new__(meta, name, bases, dict(space))
        cls.table, cls.start = getattr(cls, "table", {}) | space.table, start or getattr(cls, "start", None)
        return cls
    def __init__(cls, name, bases, space, start=None): super().__init__(name, bases, space)
    def __contains__(cls, name): return isinstance(getattr(cls, name, None), State)


class Machine(metaclass=MachineType):
    def __init__(self): self.state, self.history = getattr(type(self), self.start), []
    def send(self, event, *args):
        try: target, action = self.table[self.state.name, event]
        except KeyError: raise StateError(f"no {event!r} in {self.state}") from None
        self.history.append(f"{self.state.name}-{event}>{target.name}")
        self.state = target
        return action(self, *args) if action else None
    def __getattr__(self, name):
        if any(e == name for _, e in self.table): return lambda *a: self.send(name, *a)
        raise AttributeError(f"{type(self).__name__} has no event {name!r}")


class Door(Machine, start="CLOSED"):
    code = None
    @(CLOSED >> OPEN)
    def open(self): return "creak"
    (OPEN >> CLOSED) @ "close"
    @(CLOSED >> LOCKED)
    def lock(self, code): self.code = code
    @(LOCKED >> CLOSED)
    def unlock(self, code):
        if code != self.code:
            self.state = type(self).LOCKED
            return "wrong"
        return "unlocked"


class Alarmed(Door):
    @(LOCKED >> ALARM)
    def kick(self): return "WEEE"
    (ALARM >> LOCKED) @ "calm"


door = Alarmed()
print(door.open(), door.OPEN, door.close(), door.lock(7), door.LOCKED, door.unlock(1), door.state, door.unlock(7), door.history)
print(Door.OPEN, Alarmed.ALARM, "OPEN" in Door, "ALARM" in Door, sorted(Alarmed.table), Door.start)
for f in (lambda: door.kick(), lambda: door.nothing, lambda: door.lock(), lambda: Machine(), lambda: Door().close()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    class Broken(Machine): undefined_name
except NameError as e: print(e)


def turing(rules, tape, state="A", limit=200):
    cells, at, steps = dict(enumerate(tape)), 0, 0
    while state != "H" and steps < limit:
        write, move, state = rules[state, cells.get(at, "0")]
        cells[at] = write
        at += {"R": 1, "L": -1}[move]
        steps += 1
    return "".join(cells.get(i, "0") for i in range(min(cells), max(cells) + 1)), steps, state


def rules(text): return {(k[0], k[1]): tuple(v) for k, v in (r.split(":") for r in text.split())}


print(turing(rules("A0:1RB A1:1LC B0:1LA B1:1RB C0:1LB C1:1RH"), "0"), turing(rules("A0:1RB A1:1LB B0:1LA B1:0LC C0:1RH C1:1LD D0:1RD D1:0RA"), "0"))
print(turing(rules("A1:0RA A0:1RH"), "1110111"), turing(rules("A0:0RA"), "0", limit=5))
try: turing(rules("A0:1RB"), "0")
except KeyError as e: print(repr(e))


def light():
    waiting = False
    while True:
        for name, time in (("green", 3), ("yellow", 1), ("red", 2)):
            while time > 0:
                got = yield f"{name[0]}{time}"
                if got == "walk": waiting = True; time = min(time, 1) if name == "green" else time
                elif got == "off": return "dark"
                time -= 1
            if waiting and name == "red": waiting = False; yield "WALK"


machine = light()
print(next(machine), [machine.send(s) for s in (None, "walk", None, None, None, None, None, "walk", None)])
try: machine.send("off")
except StopIteration as e: print(e.value)
RULE = {n: f"{n:08b}"[::-1] for n in (30, 90, 110)}
for n, rule in RULE.items():
    row = "0" * 12 + "1" + "0" * 12
    for _ in range(4):
        print(f"{n:>3} {row.translate(str.maketrans('01', '.#'))}")
        row = "".join(rule[int(a + b + c, 2)] for a, b, c in zip("0" + row, row, row[1:] + "0"))

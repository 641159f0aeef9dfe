"""Events: a bus with priorities and wildcards, bound methods, once-only handlers, propagation stops, undo stacks, observed properties, replay."""


class Stop(Exception): pass


class Bus:
    def __init__(self): self.handlers, self.log, self.serial = {}, [], 0
    def on(self, pattern, handler=None, /, *, priority=0, once=False):
        def add(h):
            self.serial += 1
            self.handlers.setdefault(pattern, []).append((-priority, self.serial, h, once))
            self.handlers[pattern].sort(key=lambda e: e[:2])
            return h
        return add if handler is None else add(handler)
    def off(self, handler):
        before = sum(map(len, self.handlers.values()))
        for pattern in self.handlers: self.handlers[pattern] = [e for e in self.handlers[pattern] if e[2] != handler]
        return before - sum(map(len, self.handlers.values()))
    @staticmethod
    def matches(pattern, name):
        p, n = pattern.split("."), name.split(".")
        return p == n or len(p) <= len(n) and p[-1] == "**" and Bus.matches(".".join(p[:-1]) or "", ".".join(n[:len(p) - 1]) or "") or len(p) == len(n) and all(a in ("*", b) for a, b in zip(p, n))
    def emit(self, name, /, *args, **kw):
        found = sorted((e[:2], pattern, e[2], e[3]) for pattern, entries in self.handlers.items() if self.matches(pattern, name) for e in entries) if False else sorted(((e[0], e[1], pattern, e) for pattern, entries in self.handlers.items() if self.matches(pattern, name) for e in entries), key=lambda t: t[:2])
        results, errors = [], []
        for _, _, pattern, entry in found:
            if entry[3]: self.handlers[pattern].remove(entry)
            try: results.append(entry[2](*args, **kw))
            except Stop as stop: results.extend(stop.args); break
            except Exception as e: e.add_note(f"{name} -> {getattr(entry[2], '__name__', '?')}"); errors.append(e)
        self.log.append((name, args, kw))
        if errors: raise ExceptionGroup(f"{len(errors)} handler{'s'[:len(errors) > 1]} of {name}", errors)
        return results
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        return Path(self, name)


class Path:
    def __init__(self, bus, name): self._bus, self._name = bus, name
    def __getattr__(self, name): return Path(self._bus, f"{self._name}.{name}")
    def __call__(self, *args, **kw): return self._bus.emit(self._name, *args, **kw)
    def __iadd__(self, handler): self._bus.on(self._name, handler); return self
    def __repr__(self): return f"<{self._name}>"


class Observed:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, cls=None): return self if obj is None else obj.__dict__.get(self.name)
    def __set__(self, obj, value):
        old = self.__get__(obj)
        obj.__dict__[self.name] = value
        if old != value: obj.bus.emit(f"{type(obj).__name__.lower()}.{self.name}", obj, old, value)


class Document:
    title, size = Observed(), Observed()
    def __init__(self, bus, title): self.bus, self.title, self.size = bus, title, 0
    def __repr__(self): return f"Document({self.title!r}, {self.size})"


class History:
    def __init__(self, bus): self.undo_stack, self.redo_stack, self.busy = [], [], False; bus.on("document.*", self.record, priority=-5)
    def record(self, obj, old, new):
        if self.busy: return
        name = next(n for n in ("title", "size") if vars(obj).get(n) == new)
        self.undo_stack.append((obj, name, old, new)); self.redo_stack.clear()
    def _shift(self, source, target, index):
        if not source: return False
        entry = source.pop(); target.append(entry)
        self.busy = True
        try: setattr(entry[0], entry[1], entry[index])
        finally: self.busy = False
        return True
    def undo(self): return self._shift(self.undo_stack, self.redo_stack, 2)
    def redo(self): return self._shift(self.redo_stack, self.undo_stack, 3)


bus = Bus()
@bus.on("user.login")
def greet(name, **kw): return f"hello {name}"
@bus.on("user.*", priority=10)
def audit(*args, **kw): return ("audit", args, kw)
@bus.on("user.login", once=True)
def first_time(name): return f"first {name}"
@bus.on("**", priority=-1)
def everything(*args, **kw): return "seen"
print(bus.emit("user.login", "ann"), bus.emit("user.login", "bob"), bus.emit("nothing"), bus.user.logout("x", y=1), bus.deep.down.here())
bus.on("user.login", lambda name: 1 / 0, priority=5)
bus.on("user.login", int)
try: bus.user.login("zed")
except* ZeroDivisionError as eg: print(eg.message, [e.__notes__ for e in eg.exceptions])
except* ValueError as eg: print([str(e) for e in eg.exceptions], eg.exceptions[0].__notes__)
@bus.on("user.login", priority=99)
def guard(name):
    if name == "root": raise Stop("denied", name)
print(bus.user.login("root"), bus.off(int), bus.off(int), bus.off(greet), sum(map(len, bus.handlers.values())))
class Listener:
    def __init__(self): self.got = []
    def hear(self, *args): self.got.append(args)
l = Listener()
bus.sound = Path(bus, "sound")
bus.sound += l.hear
bus.sound(1); bus.sound(2, 3)
print(l.got, bus.off(l.hear), bus.sound(4), l.got, bus.sound, repr(bus.a.b))
history = History(bus)
bus.on("document.title", lambda d, old, new: print(f"title {old!r} -> {new!r}"))
doc = Document(bus, "draft")
doc.title = "draft"; doc.title = "final"; doc.size = 10; doc.size = 20
print(doc, len(history.undo_stack), history.undo(), history.undo(), doc, history.undo(), doc, history.redo(), doc, history.redo(), doc)
doc.size = 99
print(history.redo(), doc, len(history.undo_stack), [history.undo() for _ in range(9)].count(True), doc)
print(len(bus.log), [n for n, *_ in bus.log][:6], Bus.matches("a.**", "a.b.c"), Bus.matches("a.*", "a.b.c"), Bus.matches("*.b", "a.b"), Bus.matches("a", "a.b"))
for f in (lambda: bus._private, lambda: bus.on(), lambda: bus.emit(), lambda: bus.on("x", 5) and bus.x()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, *(repr(x) for x in getattr(e, "exceptions", ())))

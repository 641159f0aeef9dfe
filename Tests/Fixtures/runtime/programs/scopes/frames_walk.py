"""Frames: walking f_back, line numbers as they go, generators' frames, tracebacks' frames."""
import sys


def names(frame):
    while frame is not None:
        yield frame.f_code.co_name
        frame = frame.f_back


def line(): return sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno


def here():
    a = line()
    b = (line(),
         line(),
         [line() for _ in range(2)])
    return a, b, line(
    ), (lambda: line())()


print(here(), list(names(sys._getframe())))


class Tracer:
    def __init__(self): self.caller = sys._getframe(1).f_code.co_qualname
    def __getattr__(self, name): return list(names(sys._getframe()))[:3], name
    @property
    def prop(self): return [sys._getframe(i).f_code.co_qualname for i in range(2)]
    def method(self): return [f.f_code.co_name for f in self.frames()]
    def frames(self):
        frame = sys._getframe()
        while frame: yield frame; frame = frame.f_back
    def __repr__(self): return f"<Tracer by {self.caller} repr from {sys._getframe(1).f_code.co_name}>"
    def __lt__(self, other): return list(names(sys._getframe()))[1:2] == ["ordered"]


def make(): return Tracer()
t = make()
print(t.missing, t.prop, t.method(), repr(t), f"{t}", [t])
def ordered(): return sorted([t, t]) and t < t, max([t, t], key=lambda x: sys._getframe(1).f_code.co_name) is t
print(ordered())


def count():
    frame = sys._getframe()
    yield frame.f_lineno - frame.f_code.co_firstlineno
    local = "seen"
    yield frame.f_back.f_code.co_name, frame.f_locals["local"]


g = count()
print(g.gi_frame.f_lineno - g.gi_frame.f_code.co_firstlineno, g.gi_frame.f_back, next(g), g.gi_frame.f_lineno - g.gi_frame.f_code.co_firstlineno)
def consumer(): return next(g)
print(consumer(), g.gi_frame.f_back, g.gi_frame.f_locals["local"], g.gi_frame is g.gi_frame)
print(list(g), g.gi_frame, g.gi_code.co_name)


def deep(n):
    if n: return deep(n - 1)
    raise ValueError("bottom")


def handler():
    try: deep(3)
    except ValueError as e:
        tb, found = e.__traceback__, []
        while tb:
            found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno, tb.tb_frame.f_locals.get("n")))
            tb = tb.tb_next
        last = e.__traceback__.tb_next
        return found, last.tb_frame.f_lineno - last.tb_frame.f_code.co_firstlineno


print(handler())
class Body:
    frame = sys._getframe()
    inside = frame.f_code.co_name, "inside" in frame.f_locals, frame.f_locals is locals(), frame.f_back.f_code.co_name
    frame.f_locals["planted"] = 5
    del frame
print(Body.inside, Body.planted)
frame = sys._getframe()
frame.f_locals["dynamic"] = 1
print(dynamic, frame.f_globals is globals(), frame.f_locals is globals(), frame.f_builtins["len"] is len, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, frame.f_lasti > 0)
for attempt in (lambda: sys._getframe(100), lambda: sys._getframe("a"), lambda: sys._getframe(-5).f_code.co_name, lambda: setattr(frame, "f_code", 1), lambda: setattr(frame, "f_locals", {}), lambda: type(frame)(), lambda: frame.clear(), lambda: g.gi_frame.clear(), lambda: setattr(frame, "other", 1), lambda: eval("sys._getframe().f_code.co_name"), lambda: eval("sys._getframe(1).f_code.co_name"), lambda: [sys._getframe().f_code.co_name for _ in "a"], lambda: sys._getframemodulename(), lambda: sys._getframemodulename(99)):
    try: print(attempt())
    except Exception as e: print(type(e).__name__, e)
def later():
    kept = "still here"
    return sys._getframe()
dead = later()
print(dead.f_locals["kept"], dead.f_lineno - dead.f_code.co_firstlineno)

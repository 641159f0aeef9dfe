"""__context__, __cause__ and suppression as they come about: handlers in handlers, generators, with, finally, cycles, raise from."""


def chain(e, depth=0):
    parts = []
    seen = set()
    while e is not None and id(e) not in seen:
        seen.add(id(e))
        parts.append(repr(e))
        if e.__cause__ is not None: parts.append("<="); e = e.__cause__
        elif e.__context__ is not None and not e.__suppress_context__: parts.append("<-"); e = e.__context__
        else:
            if e.__context__ is not None: parts.append(f"[hidden {e.__context__!r}]")
            e = None
    return " ".join(parts)


def caught(f):
    try: f()
    except BaseException as e: return e


def show(f): print(f"{f.__name__:<20}", chain(caught(f)))


@show
def plain(): raise ValueError(1)
@show
def in_handler():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError(2)
@show
def from_cause():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError(3) from e
@show
def from_none():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError(4) from None
@show
def from_class(): raise ValueError(5) from KeyError
@show
def from_wrong(): raise ValueError(6) from 5
@show
def class_fails():
    class Odd(Exception):
        def __init__(self): raise TypeError("no instance")
    raise Odd
@show
def not_exception():
    class Odd(Exception):
        def __new__(cls): return 5
    raise Odd
@show
def in_finally():
    try: raise KeyError("a")
    finally: raise OSError("b")
@show
def swallowed_in_finally():
    try: raise KeyError("a")
    finally:
        try: raise OSError("b")
        except OSError: pass
@show
def handler_function():
    def helper(): raise TypeError("helper")
    try: raise KeyError("k")
    except KeyError: helper()
@show
def same_again():
    try: raise KeyError("k")
    except KeyError as e:
        try: raise ValueError("v")
        except ValueError: raise e
@show
def cycle():
    a, b = KeyError("a"), ValueError("b")
    try:
        try: raise a
        except KeyError: raise b
    except ValueError: raise a
@show
def after_handler():
    try: raise KeyError("k")
    except KeyError: pass
    raise ValueError("clean")
@show
def loop():
    last = None
    for i in range(3):
        try:
            try: raise KeyError(i)
            except KeyError: raise ValueError(i)
        except ValueError as e: last = e
    raise last
@show
def generator_context():
    def g():
        try: yield 1
        except KeyError: raise ValueError("in generator")
    it = g(); next(it)
    try: raise OSError("outside")
    except OSError: it.throw(KeyError("thrown"))
@show
def generator_keeps_own():
    def g():
        try: raise KeyError("mine")
        except KeyError: yield 1; raise TypeError("later")
    it = g(); next(it)
    try: raise OSError("outer")
    except OSError: next(it)
@show
def stop_iteration():
    def g(): yield next(iter(()))
    list(g())
@show
def with_exit():
    class M:
        def __enter__(self): pass
        def __exit__(self, *a): raise OSError("exit")
    with M(): raise KeyError("body")
@show
def with_replaced():
    class M:
        def __enter__(self): pass
        def __exit__(self, kind, e, tb): raise OSError("exit") from e.__context__
    try: raise ValueError("before")
    except ValueError:
        with M(): raise KeyError("body")
@show
def attribute_hook():
    class A:
        @property
        def p(self): return self.missing
        def __getattr__(self, name): raise AttributeError(f"hook {name}")
    A().p
@show
def set_name_note():
    class D:
        def __set_name__(self, owner, name): 1 / 0
    class C: d = D()
@show
def manual_context():
    e = ValueError("m")
    e.__context__ = KeyError("set by hand")
    raise e
@show
def manual_cause_cleared():
    e = ValueError("m")
    e.__cause__ = KeyError("cause")
    e.__cause__ = None
    e.__suppress_context__ = False
    try: raise OSError("o")
    except OSError: raise e
@show
def deep():
    def f(n):
        try:
            if n: f(n - 1)
            else: raise KeyError(0)
        except Exception: raise ValueError(n)
    f(3)
@show
def bare_raise_outside(): raise
@show
def bare_raise_nested():
    try: raise KeyError("outer")
    except KeyError:
        try: raise ValueError("inner")
        except ValueError: pass
        raise


e = caught(deep)
for action in (lambda: setattr(e, "__context__", 5), lambda: setattr(e, "__cause__", "x"), lambda: delattr(e, "__context__"), lambda: delattr(e, "__cause__"), lambda: setattr(e, "__traceback__", 5), lambda: setattr(e, "args", 5), lambda: delattr(e, "args"), lambda: setattr(e, "__suppress_context__", "yes") or e.__suppress_context__, lambda: delattr(e, "__traceback__"), lambda: e.with_traceback(5), lambda: e.with_traceback(None) is e, lambda: e.__setstate__({"extra": 1}) or e.extra, lambda: e.__setstate__(5), lambda: e.__reduce__(), lambda: setattr(e, "__notes__", 5) or e.add_note("x"), lambda: e.add_note(5), lambda: setattr(e, "args", [1, 2]) or (e.args, str(e))):
    try: print(action())
    except Exception as x: print(type(x).__name__, x)
import sys
def info():
    outside = sys.exception()
    try: raise KeyError(1)
    except KeyError:
        first = sys.exception()
        try: raise ValueError(2)
        except ValueError: second = sys.exception()
        third = sys.exception()
        def g():
            yield sys.exception()
            try: raise OSError(3)
            except OSError: yield sys.exception()
            yield sys.exception()
        return outside, first, second, third is first, list(g()), sys.exc_info()[0]
print(info(), sys.exception(), sys.exc_info())

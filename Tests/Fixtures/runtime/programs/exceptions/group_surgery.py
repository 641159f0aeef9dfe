"""Exception groups: split and subgroup keep causes, notes and tracebacks; except* with nested groups, raising and bare raise inside."""


def shape(e):
    if isinstance(e, BaseExceptionGroup): return f"{type(e).__name__}({e.message!r}, [{', '.join(map(shape, e.exceptions))}])"
    return repr(e)


class Tagged(ExceptionGroup):
    def __new__(cls, message, errors, tag=None):
        self = super().__new__(cls, message, errors)
        self.tag = tag
        return self
    def __init__(self, *args, **kw): super().__init__(*args)
    def derive(self, errors): return Tagged(self.message + "'", errors, self.tag)


class Plain(ExceptionGroup): pass


def raised(e, cause=None):
    try: raise e from cause
    except BaseException as caught: return caught


group = raised(ExceptionGroup("top", [ValueError(1), ExceptionGroup("mid", [TypeError(2), ValueError(3), ExceptionGroup("low", [OSError(4, "x")])]), KeyError(5)]), LookupError("cause"))
group.add_note("noted")
for condition in (ValueError, (TypeError, OSError), lambda e: e.args == (5,), lambda e: isinstance(e, ExceptionGroup) and e.message == "mid", ExceptionGroup, BaseException, ZeroDivisionError):
    match, rest = group.split(condition)
    print(shape(match), "|", shape(rest))
    if match and match is not group: print("   ", match.__cause__ is group.__cause__, match.__notes__ == group.__notes__, match.__notes__ is group.__notes__, match.__traceback__ is group.__traceback__, match.__context__, match.__suppress_context__)
print(group.split(BaseException)[0] is group, group.subgroup(lambda e: True) is group, group.subgroup(lambda e: False))
tagged = Tagged("t", [ValueError(1), TypeError(2)], tag="T")
part = tagged.subgroup(ValueError)
print(shape(part), part.tag, type(Plain("p", [ValueError(1), KeyError(2)]).subgroup(KeyError)).__name__, shape(tagged.derive([OSError()])))
for bad in (5, "x", (ValueError, 5), (), [ValueError], int, None, ValueError(1)):
    try: print(bad, shape(group.split(bad)[0]))
    except Exception as e: print(bad, type(e).__name__, e)
for make in (lambda: ExceptionGroup(), lambda: ExceptionGroup("a"), lambda: ExceptionGroup("a", [ValueError], 1), lambda: ExceptionGroup("a", [ValueError]), lambda: ExceptionGroup("a", {ValueError()}), lambda: ExceptionGroup("a", ()), lambda: ExceptionGroup(5, [ValueError()]), lambda: Plain("p", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("b", (ValueError(), SystemExit())), lambda: setattr(group, "message", 1), lambda: setattr(group, "exceptions", ()), lambda: ExceptionGroup("s", (i for i in [ValueError()])), lambda: ExceptionGroup("str", "ab"), lambda: ExceptionGroup("t", (ValueError(1),))):
    try: print(shape(make()) if (r := make()) is not None else r)
    except Exception as e: print(type(e).__name__, e)


def handle(error):
    seen = []
    try:
        try: raise error
        except* ValueError as e: seen.append(("V", shape(e)))
        except* (TypeError, LookupError) as e:
            seen.append(("T", shape(e)))
            raise
        except* OSError as e:
            seen.append(("O", shape(e)))
            raise RuntimeError("from os") from e
        else: seen.append("else")
        finally: seen.append("finally")
    except BaseException as e: seen.append(("out", shape(e), shape(e.__context__), shape(e.__cause__)))
    return seen


for error in (group, ValueError("alone"), KeyError("alone"), OSError("alone"), ZeroDivisionError("z"), KeyboardInterrupt("k"), BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(9)]), Tagged("g", [TypeError("tt"), OSError("oo"), MemoryError("m")])):
    for line in handle(error): print("  ", line)
    print()


def nested():
    try:
        try: raise ExceptionGroup("a", [ValueError(1), TypeError(2)])
        except* ValueError as e:
            try: raise ExceptionGroup("b", [KeyError(3), e])
            except* KeyError: print("inner key")
    except* TypeError as e: print("outer type", shape(e))
    except* ValueError as e: print("outer value", shape(e))
nested()
def both_raise():
    try:
        try: raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError: raise KeyError("new 1")
        except* TypeError: raise KeyError("new 2")
    except Exception as e: return shape(e), [repr(x.__context__.exceptions[0]) if isinstance(x.__context__, ExceptionGroup) else None for x in e.exceptions]
print(both_raise())
def reraise_same():
    original = ExceptionGroup("a", [ValueError(1), TypeError(2)])
    try:
        try: raise original
        except* ValueError as e: raise e
    except ExceptionGroup as e: return shape(e), e is original
print(reraise_same())
def variable_gone():
    e = 1
    try: raise ValueError
    except* ValueError as e: pass
    try: return e
    except UnboundLocalError as u: return str(u)
print(variable_gone())
def walk(e, path=()):
    if isinstance(e, BaseExceptionGroup):
        for i, x in enumerate(e.exceptions): yield from walk(x, (*path, i))
    else: yield path, e
print([(p, repr(e)) for p, e in walk(group)], ExceptionGroup[int], issubclass(ExceptionGroup, (Exception, BaseExceptionGroup)), ExceptionGroup.__mro__[1].__name__)

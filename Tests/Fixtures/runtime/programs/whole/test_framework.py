"""A test framework: discovery through a metaclass, fixtures by generators, parametrisation, reports out of tracebacks."""
import sys


class Skip(Exception): pass


def parametrize(names, *cases):
    def decorate(f):
        f.cases = [dict(zip(names.split(), case if isinstance(case, tuple) else (case,), strict=True)) for case in cases]
        return f
    return decorate


def expect_failure(f): f.expect_failure = True; return f


def fixture(f): f.is_fixture = True; return f


class Raises:
    def __init__(self, *kinds, match=""): self.kinds, self.match = kinds, match
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback):
        if kind is None: raise AssertionError(f"did not raise {' or '.join(k.__name__ for k in self.kinds)}")
        if not issubclass(kind, self.kinds): return False
        if self.match not in str(error): raise AssertionError(f"{self.match!r} not in {str(error)!r}")
        self.error = error
        return True


class Collected(type):
    suites = []
    @classmethod
    def __prepare__(meta, name, bases, **options):
        class Namespace(dict):
            def __setitem__(self, key, value):
                if key.startswith("test_") and key in self: raise NameError(f"{name}.{key} is written twice")
                super().__setitem__(key, value)
        return Namespace()
    def __new__(meta, name, bases, namespace, abstract=False):
        cls = super().__new__(meta, name, bases, dict(namespace))
        if not abstract: meta.suites.append(cls)
        return cls
    def __init__(cls, name, bases, namespace, **options): super().__init__(name, bases, namespace)
    def __iter__(cls):
        seen = {}
        for c in reversed(cls.__mro__): seen |= {n: None for n in vars(c) if n.startswith("test_")}
        for name in seen:
            f = getattr(cls, name)
            for case in getattr(f, "cases", [{}]): yield name, f, case


class Suite(metaclass=Collected, abstract=True):
    def set_up(self): pass
    def tear_down(self): pass


def run(cls):
    results = {}
    for name, f, case in cls:
        suite, opened, outcome = cls(), [], "ok"
        title = name + (f"[{', '.join(f'{k}={v!r}' for k, v in case.items())}]" if case else "")
        errors = []
        def guarded(call, *args, **kw):
            try: return call(*args, **kw)
            except Exception as e: errors.append(e)
        guarded(suite.set_up)
        if not errors:
            code = f.__code__
            for wanted in code.co_varnames[1:code.co_argcount]:
                if wanted in case: continue
                if not getattr(getattr(cls, wanted, None), "is_fixture", False): errors.append(LookupError(f"no fixture {wanted!r}")); break
                opened.append(g := getattr(suite, wanted)())
                case = case | {wanted: guarded(next, g)}
            if not errors: guarded(f, suite, **case)
            for g in reversed(opened): guarded(next, g, None)
            guarded(suite.tear_down)
        match errors, getattr(f, "expect_failure", False):
            case [], False: outcome = "ok"
            case [], True: outcome = "unexpected success"
            case [Skip(args=(why,))], _: outcome = f"skipped: {why}"
            case [AssertionError()], True: outcome = "expected failure"
            case [error], _: outcome = report(error)
            case several, _: outcome = report(ExceptionGroup(f"{len(several)} errors", several))
        results[title] = outcome
    return results


def report(error):
    tb = error.__traceback__
    while tb and tb.tb_next: tb = tb.tb_next
    where = f" in {tb.tb_frame.f_code.co_qualname} +{tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno}" if tb else ""
    kept = {k: v for k, v in tb.tb_frame.f_locals.items() if k not in ("self", "call", "kw", "args", "errors", "e") and isinstance(v, (int, str, list))} if tb else {}
    inner = f" ({'; '.join(map(report, error.exceptions))})" if isinstance(error, BaseExceptionGroup) else ""
    return f"{type(error).__name__}: {error}{where} {kept or ''}".rstrip() + inner


class ListTests(Suite):
    def set_up(self): self.items = [3, 1, 2]
    @fixture
    def empty(self):
        yield []
        self.items.append("closed")
    def test_sorted(self): assert sorted(self.items) == [1, 2, 3]
    def test_wrong(self):
        got = sorted(self.items, reverse=True)
        assert got[0] == 1, f"{got[0]} is first"
    def test_fixture(self, empty): empty.append(1); assert empty == [1]
    def test_missing(self, nothing): pass
    @parametrize("value wanted", (1, True), (9, False), ("x", False))
    def test_in(self, value, wanted): assert (value in self.items) is wanted
    @expect_failure
    def test_known(self): assert [] == [1]
    @expect_failure
    def test_fixed(self): pass
    def test_skip(self):
        if sys.maxsize > 1: raise Skip("big machine")
    def test_raises(self):
        with Raises(IndexError, KeyError, match="range") as r: self.items[10]
        assert r.error.args == ("list index out of range",)
    def test_not_raised(self):
        with Raises(IndexError): self.items[0]
    def test_other_error(self):
        with Raises(IndexError): self.items.index(99)
    def test_message(self):
        with Raises(TypeError, match="nope"): self.items < 5


class MoreTests(ListTests):
    test_skip = None
    def set_up(self): super().set_up(); self.items += [9]
    def tear_down(self): self.items.remove(7)
    @parametrize("a b", (1, 2))
    def test_in(self, a, b): assert a > b, "a is not greater"
    test_known = test_message = test_missing = lambda self: None


for cls in Collected.suites:
    print(cls.__name__)
    try:
        for title, outcome in run(cls).items(): print(f"  {title:<28} {outcome}")
    except Exception as e: print("  broken suite:", type(e).__name__, e)
MoreTests.test_skip = lambda self: None
for title, outcome in run(MoreTests).items(): print(f"  {title:<28} {outcome}")
try:
    class Twice(Suite):
        def test_a(self): pass
        def test_a(self): pass
except NameError as e: print(e)
try: parametrize("a b", (1, 2, 3))(lambda: 0)
except ValueError as e: print(e)

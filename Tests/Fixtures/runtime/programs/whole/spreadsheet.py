"""A spreadsheet: cells with formulas, names found by __missing__ and eval, dependencies, cycles, ranges, copying with shifts."""
import sys


class CellError(Exception):
    code = "#ERR"
    def __init_subclass__(cls, code): cls.code = code
class Cycle(CellError, code="#CYCLE"): pass
class BadName(CellError, code="#NAME"): pass
class Zero(CellError, code="#DIV/0"): pass
class Kind(CellError, code="#VALUE"): pass


def column(text):
    n = 0
    for c in text: n = n * 26 + ord(c) - 64
    return n


def letters(n):
    out = ""
    while n: n, r = divmod(n - 1, 26); out = chr(65 + r) + out
    return out


class Names(dict):
    """What a formula sees: functions, and cells as they are asked for."""
    def __init__(self, sheet, user): super().__init__(sheet.functions); self.sheet, self.user = sheet, user
    def __missing__(self, name):
        head = name.rstrip("0123456789")
        if not head.isalpha() or head == name or not head.isupper(): raise BadName(name)
        self.sheet.uses.setdefault(self.user, {})[name] = None
        return self.sheet[name]


class Range:
    def __init__(self, sheet, first, last, user):
        (c1, r1), (c2, r2) = map(Sheet.place, (first, last))
        self.cells = [f"{letters(c)}{r}" for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)]
        self.sheet = sheet
        for cell in self.cells: sheet.uses.setdefault(user, {})[cell] = None
    def __iter__(self): return (v for c in self.cells if (v := self.sheet[c]) is not None)


class Sheet:
    functions = {"SUM": lambda *a: sum(flat(a)), "MAX": lambda *a: max(flat(a), default=0), "IF": lambda c, a, b=0: a if c else b,
                 "AVG": lambda *a: (lambda v: sum(v) / len(v))(list(flat(a))), "LEN": lambda x: len(str(x)), "__builtins__": {}}

    def __init__(self, **cells):
        self.sources, self.values, self.uses, self.active, self.computed = {}, {}, {}, [], 0
        for name, source in cells.items(): self[name] = source

    @staticmethod
    def place(name):
        head = name.rstrip("0123456789")
        return column(head), int(name[len(head):])

    def __setitem__(self, name, source):
        self.sources[name] = source
        stale = {name}
        while grown := {u for u, used in self.uses.items() if used.keys() & stale} - stale: stale |= grown
        for s in stale: self.values.pop(s, None)
        self.uses.pop(name, None)

    def __delitem__(self, name):
        self[name] = None
        del self.sources[name]

    def __getitem__(self, name):
        if isinstance(name, slice): return [[self.shown(f"{letters(c)}{r}") for c in range(self.place(name.start)[0], self.place(name.stop)[0] + 1)] for r in range(self.place(name.start)[1], self.place(name.stop)[1] + 1)]
        if name in self.values:
            if isinstance(value := self.values[name], CellError): raise value
            return value
        if name in self.active: raise Cycle("->".join([*self.active[self.active.index(name):], name]))
        self.active.append(name)
        try:
            match self.sources.get(name):
                case str() as s if s[:1] == "=": value = self.compute(name, s[1:])
                case value: pass
        except CellError as e:
            value = self.values[name] = e
            raise
        finally: self.active.pop()
        self.values[name] = value
        return value

    def compute(self, name, formula):
        self.computed += 1
        names = Names(self, name)
        names["R"] = lambda a, b: Range(self, a, b, name)
        try: return eval(formula, names.copy() if False else {"__builtins__": {}}, names)
        except ZeroDivisionError as e: raise Zero(str(e)) from e
        except TypeError as e: raise Kind(str(e)) from None
        except SyntaxError as e: raise CellError(e.msg)

    def shown(self, name):
        try: value = self[name]
        except CellError as e: return type(e).code
        match value:
            case None: return ""
            case bool(): return str(value).upper()
            case float(): return f"{value:.2f}".rstrip("0").rstrip(".")
        return str(value)

    def table(self, corner):
        rows = self["A1":corner]
        widths = [max(map(len, c)) for c in zip(*rows)]
        return "\n".join(" | ".join(f"{cell:>{w}}" if cell[-1:].isdigit() else f"{cell:<{w}}" for cell, w in zip(row, widths)) for row in rows)

    def copy_down(self, name, count):
        col, row = self.place(name)
        for by in range(1, count + 1): self[f"{letters(col)}{row + by}"] = shifted(self.sources[name], by)


def shifted(formula, by):
    out, at = "", 0
    while at < len(formula):
        end = at
        while end < len(formula) and formula[end].isalnum(): end += 1
        word = formula[at:end] or formula[at]
        head = word.rstrip("0123456789")
        out += f"{head}{int(word[len(head):]) + by}" if head.isupper() and head != word and not formula[at - 1:at] == "$" else word
        at += len(word)
    return out


def flat(items):
    for item in items:
        if isinstance(item, (Range, list, tuple)): yield from flat(item)
        else: yield item


sheet = Sheet(A1="item", B1="price", C1="count", D1="total", A2="tea", B2=2.5, C2=4, D2="=B2*C2", A3="cake", B3=3, C3=2, A4="sum", D4="=SUM(R('D2', 'D3'))")
sheet.copy_down("D2", 1)
print(sheet.table("D4"), sheet.computed, sep="\n")
sheet["C2"] = 40
print(sheet["D4"], sheet.computed, sheet["D4"], sheet.computed)
sheet["E1"] = "=D4 / C9"; sheet["C9"] = 0
sheet["E2"] = "=E3 + 1"; sheet["E3"] = "=E4"; sheet["E4"] = "=E2"
sheet["E5"] = "=A2 + 1"; sheet["E6"] = "=nope"; sheet["E7"] = "=1 +"; sheet["E8"] = "=IF(B2 > 2, 'dear', 'cheap')"; sheet["E9"] = "=B2 > B3"
for n in range(1, 11):
    name = f"E{n}"
    try: print(name, sheet.shown(name), sheet[name])
    except CellError as e: print(name, type(e).__name__, e, type(e.__cause__).__name__)
del sheet["E4"]
sheet["E4"] = 5
print(sheet.shown("E2"), sheet.shown("E3"), sorted(sheet.uses["D4"]), list(sheet.uses["E2"]))
print([letters(n) for n in (1, 26, 27, 52, 703)], [column(t) for t in ("A", "Z", "AA", "AAA")], shifted("=A1+SUM(B2, $C3)*LEN(x1)", 10))
sheet["F1"] = "=AVG(R('B2','C3'), 0.5)"
sheet["F2"] = "=[x * 2 for x in R('B2', 'B3')][0] if LEN(A3) == 4 else MAX()"
sheet["F3"] = "=__import__('sys')"
print(sheet.shown("F1"), sheet.shown("F2"), sheet.shown("F3"))
try: sheet["F3"]
except BadName as e: print(repr(e), e.__context__)

"""Text: wrapping, justifying, tables with column kinds, trees, histograms, number words, roman numerals, plural rules, diff."""


def wrap(text, width, *, first="", rest=""):
    line, lines = first, []
    for word in text.split():
        if len(line) + len(word) + (line not in (first, rest)) > width and line not in (first, rest):
            lines.append(line)
            line = rest
        line += f"{' ' if line not in (first, rest) else ''}{word}"
    return [*lines, line]


def justify(line, width):
    match line.split():
        case [] | [_]: return line
        case words:
            gaps, spaces = len(words) - 1, width - sum(map(len, words))
            each, more = divmod(spaces, gaps)
            return "".join(w + " " * (each + (i < more)) * (i < gaps) for i, w in enumerate(words))


def table(rows, *, kinds="", rule="-", total=False):
    head, *body = [list(r) for r in rows]
    if total: body.append([sum(c) if k in "df" else "total" if not i else "" for i, (k, c) in enumerate(zip(kinds, zip(*body)))])
    formats = {"s": lambda v, w: f"{v!s:<{w}}", "d": lambda v, w: f"{v:>{w},}", "f": lambda v, w: f"{v:>{w}.2f}", "p": lambda v, w: f"{v:>{w}.1%}", "c": lambda v, w: f"{v!s:^{w}}"}
    widths = [max(len(formats[k](v, 0)) for v in [*column]) for k, column in zip(kinds, zip(*body))]
    widths = [max(w, len(h)) for w, h in zip(widths, head)]
    yield " | ".join(f"{h:^{w}}" for h, w in zip(head, widths))
    yield "-+-".join(rule * w for w in widths)
    for row in body: yield " | ".join(formats[k](v, w) for k, v, w in zip(kinds, row, widths, strict=True))


def tree(node, prefix=""):
    for i, (name, kids) in enumerate(node.items(), 1):
        last = i == len(node)
        yield f"{prefix}{'└' if last else '├'}─ {name}" + (f" = {kids!r}" if not isinstance(kids, dict) else "")
        if isinstance(kids, dict): yield from tree(kids, prefix + ("   " if last else "│  "))


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
def words(n):
    match n:
        case _ if n < 0: return f"minus {words(-n)}"
        case _ if n < 20: return ONES[n]
        case _ if n < 100: return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
        case _ if n < 1000: return f"{ONES[n // 100]} hundred" + (f" and {words(n % 100)}" if n % 100 else "")
    for name, size in zip(("quadrillion", "trillion", "billion", "million", "thousand"), range(15, 0, -3)):
        if n >= 10 ** size: return f"{words(n // 10 ** size)} {name}" + (f" {'and ' * (r < 100)}{words(r)}" if (r := n % 10 ** size) else "")


def roman(n):
    if not 0 < n < 4000: raise ValueError(f"{n} has no numeral")
    out = ""
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        out += sign * (n // value)
        n %= value
    return out
def arabic(text, values=dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))): return sum(v if v >= w else -v for ns in [[values[c] for c in text]] for v, w in zip(ns, [*ns[1:], 0]))


def diff(old, new):
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))): lengths[i][j] = lengths[i + 1][j + 1] + 1 if old[i] == new[j] else max(lengths[i + 1][j], lengths[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and j < len(new) and old[i] == new[j]: yield " " + old[i]; i += 1; j += 1
        elif j < len(new) and (i == len(old) or lengths[i][j + 1] > lengths[i + 1][j]): yield "+" + new[j]; j += 1
        else: yield "-" + old[i]; i += 1


text = "A line is filled with words until none fits; words-longer-than-the-line-itself stand alone, and the last line is short."
for width in (20, 34):
    for line in (lines := wrap(text, width, first="* ", rest="  "))[:-1]: print(f"[{justify(line.strip(), width)}]")
    print(f"[{lines[-1]}]", [len(l) for l in lines])
rows = [("item", "count", "price", "share", "ok"), ("apple", 1234567, 0.5, 0.25, True), ("fig", 12, 1234.567, 1 / 3, None), ("ünïcode", 0, -2, 1, ())]
print(*table(rows, kinds="sdfpc"), sep="\n")
print(*table([r[:3] for r in rows], kinds="sdf", rule="=", total=True), sep="\n")
try: print(*table([("a", "b"), (1,)], kinds="dd"))
except ValueError as e: print(e)
print(*tree({"root": {"a": 1, "b": {"c": "x", "d": {}}, "e": [1, 2]}, "last": None}), sep="\n")
data = [3, 17, 9, 0, 25]
for level in range(25, 0, -8): print(f"{level:>3} ┤" + "".join("██ " if d >= level else "▄▄ " if d >= level - 4 else "   " for d in data).rstrip())
print("    └" + "─" * 3 * len(data), "".join("▁▂▃▄▅▆▇█"[min(d * 8 // 26, 7)] for d in data))
print(*(words(n) for n in (0, 13, 21, 100, 342, -5, 1001, 12345, 10**6, 7_000_000_019, 10**15 + 999)), sep="; ")
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 3999)], all(arabic(roman(n)) == n for n in range(1, 4000)))
try: roman(0)
except ValueError as e: print(e)
plural = lambda n, one, many=None: f"{n} {one if n == 1 else many or one + 's'}"
ordinal = lambda n: f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
print([plural(n, "cat") for n in range(3)], plural(2, "mouse", "mice"), *map(ordinal, (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1013)))
print(*diff("the cat sat here".split(), "the dog sat down here now".split()), sep="|")
print("".join(diff("kitten", "sitting")), list(diff([], ["x"])), list(diff(["y"], [])))
print("\n".join("".join(f"{a}×{b}={a * b:<3}" for b in range(1, a + 1)) for a in range(1, 5)), "caf\u00e9".center(11, "·"), "tab\tstop\t.".expandtabs(6), "Title Case's".title(), "sWAP".swapcase(), sep="\n")

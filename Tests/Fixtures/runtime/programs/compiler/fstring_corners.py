"""f-strings and t-strings: nesting, quotes, self-documenting, conversions, specs computed inside, scopes, errors of both."""


class Shown:
    def __init__(self, name): self.name = name
    def __format__(self, spec): return f"<{self.name}:{spec}>"
    def __repr__(self): return f"R{self.name}"
    def __str__(self): return f"S{self.name}"


s, width, precision, value, d = Shown("s"), 10, 3, 3.14159, {"k": "v", "a b": 1}
print(f"{s} {s!r} {s!s} {s!a} {s:spec} {s!r:>5} {s:{width}.{precision}} {s:a{s:b{s!r}}c}")
print(f"{value:{width}.{precision}f}|{value:{'>'}{width}}|{value:{"^" + str(width)}}|{width=}|{ width = }|{value=:.2f}|{s=}|{s=!s}|{s=:x}|{d["k"]=}|{1+1=}|{(lambda: 5)()=}")
print(f"{d['k']} {d["k"]} {f"{f'{f"{1 + 1}"}'}"} {'\n'.join("ab")!r} {"\t".expandtabs(3)!r} {
    value  # a comment
    :>10.1f}", f'''{
d["a b"]
}''', f"{{}} {{{1}}} {{{{{2}}}}}", f"{'}'} {'{'}", f"{1:{'{'}>5}" if 0 else "", rf"\d{1}\{2}", f"\N{BULLET} {'\N{BULLET}'} \x41 \u00e9 {{\n}}", f"{1,}{1, 2}{[*d]}{ {1: 2}[1] }{ {3} }{*d, 5}")
print(f"{lambda_ if (lambda_ := 5) else 0} {(y := 7)} {y:={4}} {1 if y > 5 else 2} {[i for i in range(3) if i != 1]} {max(i for i in (1, 2))} {not 1} {1 == 1} {1 != 2} {y!=7} {-5:>4} {1_000:,} {0x1f:#x}")
def outer():
    a = 1
    class C:
        b = 2
        text = f"{a} {b} {[f'{i}{a}' for i in range(b)]} {(lambda: f'{a}')()}"
    def gen(): got = f"{(yield 'first')}-{(yield 'second')}"; yield got
    g = gen()
    return C.text, next(g), g.send("x"), g.send("y"), f"{(lambda x=a: f'{x!r:>3}')()}"
print(outer())
async def coroutine(): return f"{await other()} {[x async for x in agen()]}"
async def other(): return "awaited"
async def agen():
    yield 1; yield 2
try: coroutine().send(None)
except StopIteration as stop: print(stop.value)
print("a" f"{1}" "b" f"{2:>{3}}" r"\n" f'{"x"}' "{not}", f"" "" == "", f"{''}" == "", (f"{1}" f"{2}").__len__())
name, items = "World <&>", [1, 2]
template = t"Hello {name!r:>{width}} and {items=} {{literal}} {1 + 1}" t"{name}"
print(template.strings, template.values, [(i.expression, i.conversion, i.format_spec) for i in template.interpolations])
def html(t): return "".join(p if isinstance(p, str) else str(p.value).replace("&", "&amp;").replace("<", "&lt;") for p in t)
print(html(t"<b>{name}</b>{t''.strings}"), html(t"a" + t"{1}b"), [type(p).__name__ for p in t"{1}x{2}{3}"], t"".strings, t"{1}".strings, list(t"{1}"))
for f in (lambda: t"a" + "b", lambda: "a" + t"b", lambda: f"{t'x'}"[:9], lambda: t"{1/0}", lambda: f"{s!r:{1/0}}", lambda: f"{5:{'q'}}", lambda: f"{[]:>5}", lambda: f"{None:d}", lambda: f"{undefined}", lambda: f"{'a':d}", lambda: f"{1:s}", lambda: f"{5:{6}{7}}", lambda: f"{width:{{}}}" if 0 else 1, lambda: t"{undefined}", lambda: hash(t"a") and 1, lambda: t"a" == t"a", lambda: type(t"a")("x", "y").strings, lambda: f"{1j:.2f} {True:d} {True} {b'x'!s} {...}"):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for source in ('f"{}"', 'f"{a"', 'f"}"', 'f"{a!}"', 'f"{a!x}"', 'f"{a!r!s}"', 'f"{a b}"', 'f"{a:{b:{c:{d}}}}"', 'f"{lambda x: 1}"', 'f"{a = !r:^20}"', 'f"{*a}"', 'f"{**a}"', 'f"{a:"', 'f"{"', 'f"{a["b"]}"', 'f"{#}"', 'f"{yield}"', 'f"{a;b}"', 'f"{=}"', 'f"{!r}"', 'f"{:x}"', 'f"{ }"', 'f"{a:=5}"', 'f"{a!r :x}"', 'f"{a ! r}"', 'f"{a! r}"', 'b"a" f"b"', 'f"a" b"b"', 't"a" "b"', 't"a" f"b"', 'fb"x"', 'ft"x"', 'f"{1:{2}{"', 'f"\\N{NOT A NAME}"', 'f"{pass}"', 'f"{a.}"', 'f"{(}"', 'f"{)}"', 'f"{]}"', "f'{a'b'}'", 'f"""{a\n}"""', 'f"{a\n}"', 'f"{a:\n}"', 'f"{a:{b\n}}"'):
    try: compile(source, "s", "eval"); print(source.replace("\n", "\\n"), "fine")
    except SyntaxError as e: print(source.replace("\n", "\\n"), "->", e.msg)

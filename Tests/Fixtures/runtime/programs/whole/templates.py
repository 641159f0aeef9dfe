"""A template engine: text with {{ expressions }}, {% for %}, {% if %} and filters, compiled to a Python function."""


class TemplateError(ValueError):
    def __init__(self, message, line):
        super().__init__(message, line)
        self.line = line

    def __str__(self):
        return f"{self.args[0]} (line {self.line})"


class Markup(str):
    def __add__(self, other):
        return Markup(super().__add__(other))

    def __html__(self):
        return self


def escape(value):
    if hasattr(value, "__html__"):
        return value.__html__()
    return Markup(str(value).translate({ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}))


FILTERS = {"upper": str.upper, "title": str.title, "length": len, "safe": Markup, "join": lambda v, sep=",": sep.join(map(str, v)), "default": lambda v, d="": v or d}


def lex(source):
    line = position = 0
    line = 1
    while position < len(source):
        starts = [(source.find(mark, position), mark, end) for mark, end in (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))]
        start, mark, end = min(((s, m, e) for s, m, e in starts if s >= 0), default=(len(source), None, None))
        if start > position:
            yield "text", source[position:start], line
            line += source.count("\n", position, start)
        if mark is None:
            return
        stop = source.find(end, start)
        if stop < 0:
            raise TemplateError(f"unclosed {mark}", line)
        if mark != "{#":
            yield {"{{": "expr", "{%": "tag"}[mark], source[start + 2:stop].strip(), line
        line += source.count("\n", start, stop)
        position = stop + 2


class Compiler:
    def __init__(self):
        self.lines, self.depth, self.blocks, self.count = [], 1, [], 0

    def emit(self, text):
        self.lines.append("    " * self.depth + text)

    def expression(self, text):
        head, *filters = (part.strip() for part in text.split("|"))
        code = head
        for item in filters:
            name, _, rest = item.partition("(")
            code = f"_f[{name!r}]({code}{', ' + rest[:-1] if rest else ''})"
        return code

    def compile(self, source):
        for kind, text, line in lex(source):
            match kind, text.split():
                case "text", _:
                    self.emit(f"_out({text!r})")
                case "expr", []:
                    raise TemplateError("empty expression", line)
                case "expr", _:
                    self.emit(f"_out(_escape({self.expression(text)}))")
                case "tag", ["for", *_]:
                    self.emit(text + ":")
                    self.blocks.append(("for", line))
                    self.depth += 1
                case "tag", ["if", *_]:
                    self.emit(text + ":")
                    self.blocks.append(("if", line))
                    self.depth += 1
                case "tag", ["else"] | ["elif", *_]:
                    if not self.blocks:
                        raise TemplateError(f"stray {text}", line)
                    self.depth -= 1
                    self.emit(text + ":")
                    self.depth += 1
                case "tag", [word] if word.startswith("end"):
                    if not self.blocks or self.blocks[-1][0] != word[3:]:
                        raise TemplateError(f"unexpected {word}", line)
                    self.blocks.pop()
                    self.depth -= 1
                case "tag", ["set", name, "=", *value]:
                    self.emit(f"{name} = {' '.join(value)}")
                case _:
                    raise TemplateError(f"unknown tag {text!r}", line)
        if self.blocks:
            kind, line = self.blocks[-1]
            raise TemplateError(f"unclosed {kind}", line)
        return self.lines


class Template:
    _cache = {}

    def __new__(cls, source):
        if source not in cls._cache:
            cls._cache[source] = super().__new__(cls)
        return cls._cache[source]

    def __init__(self, source):
        self.body = Compiler().compile(source)

    def render(self, **context):
        header = [f"def _render(_out, _escape, _f{''.join(', ' + name for name in context)}):", "    pass"]
        namespace = {}
        exec("\n".join(header + self.body), namespace)
        parts = []
        namespace["_render"](parts.append, escape, FILTERS, **context)
        return "".join(parts)


page = """<h1>{{ title | upper }}</h1>
{# a comment #}
{% for name, price in items %}{% if price > 10 %}* {{ name|title }}: {{ "%.2f" % price }}{% elif price == 0 %}- {{ name }} free{% else %}. {{ name }}{% endif %}
{% else %}nothing
{% endfor %}{% set total = sum(p for _, p in items) %}Total {{ total }} {{ tags | join(" & ") }} {{ raw }} {{ raw | safe }} {{ missing | default("none") }}
"""
print(Template(page).render(title="shop <1>", items=[("apple", 12.5), ("pen", 0), ("nut", 3)], tags=["a", "b"], raw="<b>", missing=None))
print(Template(page).render(title="x", items=[], tags=(), raw=Markup("<i>"), missing=5))
print(Template(page) is Template(page), len(Template._cache))
for bad in ["{{ x", "{% for x in y %}", "line\n{% endif %}", "{% if x %}{% endfor %}", "{% wat %}", "a\nb\n{{ }}", "{% else %}"]:
    try:
        Template(bad)
    except TemplateError as e:
        print(e, e.line, e.args)
try:
    Template("{{ nope }}").render()
except NameError as e:
    print(e)
try:
    Template("{{ a | nofilter }}").render(a=1)
except KeyError as e:
    print("no filter", e)
print("\n".join(Template("{% for i in x %}{{ i }}{% endfor %}").body), type(Markup("a") + "b").__name__)

class Meta(type):
    def __new__(m, n, b, ns):
        members = {k: v for k, v in ns.items() if k.isupper()}
        c = super().__new__(m, n, b, {k: v for k, v in ns.items() if k not in members})
        c._members = {k: c._make(k, v) for k, v in members.items()} if b else {}
        return c
    def __getattr__(c, n):
        try: return c._members[n]
        except KeyError: raise AttributeError(n) from None
    def __iter__(c): return iter(c._members.values())
    def __call__(c, v):
        for m in c:
            if m.value == v: return m
        raise ValueError(f'{v!r} is not a valid {c.__name__}')
    def __len__(c): return len(c._members)
    def __contains__(c, m): return m in c._members.values()
class Enum(metaclass=Meta):
    @classmethod
    def _make(c, k, v): o = object.__new__(c); o.name, o.value = k, v; return o
    def __repr__(s): return f'<{type(s).__name__}.{s.name}: {s.value!r}>'
class Color(Enum):
    RED = 1; GREEN = 2
    def shout(self): return self.name + '!'
print(list(Color), Color.RED, Color(2).shout(), Color.RED is Color(1), len(Color), Color.GREEN in Color)
for f in (lambda: Color(9), lambda: Color.BLUE):
    try: f()
    except (ValueError, AttributeError) as e: print(type(e).__name__, e)

"""Dict-like and number-like classes of builtins subclassed: which hooks the builtins call, which they pass by; missing, copies, operators."""


class Loud(dict):
    def __getitem__(self, key): print("get", key, end=" "); return super().__getitem__(key)
    def __setitem__(self, key, value): print("set", key, end=" "); super().__setitem__(key, value)
    def __contains__(self, key): print("in", key, end=" "); return super().__contains__(key)
    def __iter__(self): print("iter", end=" "); return super().__iter__()
    def keys(self): print("keys", end=" "); return super().keys()
    def __missing__(self, key): print("missing", end=" "); return key * 2
    def __len__(self): print("len", end=" "); return super().__len__()
    def __eq__(self, other): print("eq", end=" "); return super().__eq__(other)
    __hash__ = None


def show(title, f):
    print(f"{title}: ", end="")
    try: print("->", f())
    except Exception as e: print("->", type(e).__name__, e)


d = Loud(a=1, b=2)
for title in ("d['a']", "d['zz']", "d.get('zz')", "d.get('a')", "'a' in d", "list(d)", "dict(d)", "{'c': 3} | d", "d.setdefault('q', 1)", "d.update(r=1)", "d.pop('q')", "len(d)", "bool(d)", "d == {'a': 1}", "{} == d", "d != {}", "sorted(d)", "'%(a)s %(x)s' % d", "'{a} {x}'.format_map(d)", "'{0[a]}'.format(d)", "str(d)", "eval('a + w', {}, d)", "exec('n = a', {}, d)", "list(d.items())", "[*d.values()]", "Loud(d)", "Loud.fromkeys('ab', 0)", "dict.__getitem__(d, 'a')", "next(iter(d))", "list(reversed(d))", "d.__class__.__mro__[1]", "json" if 0 else "max(d, key=str)", "set(d) == {'a'}", "print(*d, end='')", "d.popitem()"): show(title, lambda: eval(title))


class MyList(list):
    def __getitem__(self, i): print("get", i, end=" "); return super().__getitem__(i)
    def __iter__(self): print("iter", end=" "); return super().__iter__()
    def __len__(self): print("len", end=" "); return super().__len__()
    def append(self, x): print("append", end=" "); super().append(x)
    def __contains__(self, x): print("contains", end=" "); return super().__contains__(x)
    def __add__(self, other): print("add", end=" "); return MyList(list(super().__iter__()) + list(other))
l = MyList([3, 1, 2])
for title in ("l[0]", "l[0:2]", "l[-1:]", "list(l)", "l + [1]", "[1] + l", "l * 2", "1 in l", "sum(l)", "sorted(l)", "l.copy()", "l.sort()", "l.extend([5])", "l.index(2)", "max(l)", "bool(l)", "l == [1, 2, 3, 5]", "[1] < l", "','.join(map(str, l))", "(lambda *a: a)(*l)", "a, *b = l" if 0 else "dict(enumerate(l))", "l.__iadd__([9])", "list(reversed(l))", "len(l)", "type(l[:]).__name__", "type(l * 1).__name__", "''.join(MyList('ab'))", "set(l) == {1, 2, 3, 5, 9}", "repr(l)", "list(zip(l, 'ab'))", "all(l)", "l.count(1)", "[x for x in l]", "isinstance(l, list)"): show(title, lambda: eval(title))


class S(str):
    def __str__(self): return "str hook"
    def __repr__(self): return "repr hook"
    def __format__(self, spec): return f"format {spec}"
    def __add__(self, other): return S(str.__add__(self, "+" + other))
    def __len__(self): return 99
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __getitem__(self, i): return "item"
    def __iter__(self): return iter("xyz")
    def upper(self): return S("UP")
s = S("plain")
for title in ("str(s)", "f'{s}'", "f'{s!s}'", "'%s' % s", "s + 'a'", "'a' + s", "''.join([s, s])", "len(s)", "s[0]", "s[:]", "list(s)", "s.upper()", "s.lower()", "type(s.lower()).__name__", "type(s.strip()).__name__", "s == 'zz'", "'zz' == s", "s in ['q']", "{'plain': 1}.get(s)", "{s: 1}.get('plain')", "'lai' in s", "s.replace('p', 'P')", "s * 2", "print(s, end=' ')", "int(S('12'))", "repr(s)", "[s]", "s.encode()", "max(s)", "eval(S('1 + 1'))", "s.split('a')", "type(S(s)).__name__", "str.__str__(s)", "hash(s)", "s.__class__ is S", "sorted(s)", "open" if 0 else "bytes(s, 'ascii')", "''.join(s)", "'plain'.startswith(s)", "s.join('ab')"): show(title, lambda: eval(title))

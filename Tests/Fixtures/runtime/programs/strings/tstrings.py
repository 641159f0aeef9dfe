name, n = 'world', 3
t = t'hello {name!r:>10} and {n + 1}!'
print(type(t).__name__, t.strings, t.values, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(t''.strings, t'a'.strings, t'{n}'.strings, t'{n}{n}'.strings, t'{{}}'.strings)
print(list(t'a{n}b'), repr(t'x{n}'), t'{n=}'.strings, t'{n=}'.interpolations[0].conversion)
print((t'a{n}' + t'b{name}').strings, t'a' t'b{n}'.strings[0] if False else (t'a' t'b{n}').strings)
try: t'a' + 'b'
except TypeError as e: print(e)
i = t'{n!s:.{n}}'.interpolations[0]; print(i.format_spec, i.conversion, i)
match i:
    case object(value=3, expression='n'): print('interpolation')
match t'{n:x}'.interpolations[0]:
    case x: print(x.value, x.expression, x.format_spec)
T, I = type(t), type(i)
print(T('a', I(5, 'e', 'r', 's'), 'b').strings, T('a', 'b').strings, T(I(1), I(2)).strings, I(1).expression, I.__match_args__)
for bad in (lambda: I(), lambda: I(1, 2), lambda: I(1, '', 'q'), lambda: T(5), lambda: T(a=1)):
    try: bad()
    except (TypeError, ValueError) as e: print(e)
def render(t):
    out = []
    for p in t:
        if isinstance(p, str): out.append(p.upper())
        else: out.append(format({'r': repr, 's': str, 'a': ascii, None: lambda v: v}[p.conversion](p.value), p.format_spec))
    return ''.join(out)
print(render(t'val: {3.14159:.2f} {name!r}'))
print(t'{undefined_ if False else 1}'.values, t == t, t'a' == t'a', bool(t''), rt'\n{n}'.strings)
for src in ["t'a' 'b'", "f'a' t'b'", "t'{}'", "t'{x!z}'", "bt'x'", "t'{'"]:
    try: eval(src); print('ok')
    except SyntaxError as e: print(e.msg)

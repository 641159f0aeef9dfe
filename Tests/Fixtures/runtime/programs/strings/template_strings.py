name, n = 'World', 5
t = t'Hello {name!r:>10} and {n + 1} {n=}!'
print(t.strings, t.values, type(t).__name__, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
def render(t):
    out = []
    for part in t:
        if isinstance(part, str): out.append(part)
        else:
            v = part.value
            if part.conversion: v = {'r': repr, 's': str, 'a': ascii}[part.conversion](v)
            out.append(format(v, part.format_spec))
    return ''.join(out)
print(render(t), render(t''), render(t'{name}{n}'), list(t'{name}'), t''.strings, t''.interpolations)
print((t'a{n}' + t'b{name}').strings, (t'a' t'b{n}').strings, rt'\n{n}'.strings, t'{{}}'.strings, t'{n:{n}d}'.interpolations[0].format_spec, t'{t"{n}"}'.values[0].values)
def esc(t): return ''.join(p if isinstance(p, str) else str(p.value).replace('<', '&lt;') for p in t)
evil = '<b>'; print(esc(t'<i>{evil}</i>'))
for f in (lambda: t + 'a', lambda: 'a' + t, lambda: t == t, lambda: setattr(t, 'strings', ()), lambda: t % 1, lambda: f'{t}'[:17], lambda: str(t'a{n}'), lambda: repr(t'{n!r:x}'), lambda: t.nope, lambda: hash(t'a') is not None, lambda: type(t)('a', 'b').strings, lambda: type(t)(5), lambda: type(t.interpolations[0])(1, 'e', 'x'), lambda: type(t.interpolations[0])(1, 'e', 'r', '>5'), lambda: type(t.interpolations[0])(), lambda: len(t), lambda: t[0], lambda: type('S', (type(t),), {})):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
match t'{n}':
    case object(interpolations=[i]): print(i.expression)

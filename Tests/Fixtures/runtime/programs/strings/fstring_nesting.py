x, y, w, p = 3.14159, 'text', 10, 3
d = {'k': [1, {'z': 'deep'}]}
print(f'{x:{w}.{p}f}|{y:>{w}}|{y!r:^{w}}|{x:{"+" if x > 0 else "-"}.1f}|{d["k"][1]['z']}|{f"{f'{x:.1f}'!r}"}')
print(f'{x=}', f'{x = }', f'{x=:.2f}', f'{y=!s}', f'{ y = !r:>10}', f'{x+1=}', f'{d["k"]=}', f'{(lambda v: v * 2)(4)=}', f'{w if p else 0 = }')
print(f'{{}} {{{w}}} }}{{', f'''{
    w  # comment
    + 1
}''', f'{w!s:5}|{w!a}|{y!a}', rf'\n{w}\t', f'\N{BULLET}{w}', f'{"\n".join(["a", "b"])}', F"{w}" 'plain{w}' f'{p}', f'{[i for i in range(3)]} {({1: 2})[1]} { {1, 2} }')
print(f'{w:{"x"}}', f'{w:#{p}x}', f'{"a" "b"}', f'{w,}', f'{*[1, 2], 3}', f'{w!r}' f"{'nested "quotes"'}", f'{x:,.2f}', f'{None}', f'{...}', f'{True and "yes"}', f'{(z := 5)} {z}', f'{w:=+8}', f'{"é":*^5}', f'{not w}', f'{w == 10}', f'{w != 1}', f'{w >= 1}', f'{d!r:.5}')
def gen(): yield f'{(yield)}'
g = gen(); next(g); print(g.send('sent'))
class F:
    def __format__(s, spec): return f'[{spec}]'
print(f'{F():a{w}b{p}c}', f'{F():%Y-%m-%d %H:%M}', f'{F()!s:.0}|', f'{F(): }', f'{F():{{}}}' if False else '', f'{F():\x41}')
for src in ("f'{a'", "f'{}'", "f'{ }'", "f'{!r}'", "f'{1!z}'", "f'{1!r '", "f'{a:{b:{c:{d}}}}'", "f'{1:{2'", "f'}}}'", "f'{{}'", "f'{1=!}'", "f'{#}'", "f'{*a}'", "f'{**a}'", "f'{yield}'", "f'{lambda:1}'", "f'{a b}'", "f'{1;2}'", "f'{x!r:}'", "f'{'", "f'{a!r!s}'", "f'{a = b}'", "f'{a := 1}'", "f'{1:'", "f'{(}'", "f'{)}'", "f'{]'"):
    try: print(src, eval(src, {'x': 1, 'b': 2, 'a': 3, 'c': 4, 'd': 5}))
    except SyntaxError as e: print(src, '|', e.msg)
    except Exception as e: print(src, type(e).__name__, e)

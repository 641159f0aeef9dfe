f'', f'a', f'{a}', f'a{b}c{d!r}e{f:>{g}.{h}}{{}}'
f'{a=}', f'{ a = }', f'{a=!s}', f'{a=:x}', f'{a = :{b=}}'
f"{'a' "b" f'{c}'}", f'{a["b"]}', f'{x:{{}}}' if 0 else f'\N{BULLET}\x41{1}\n'
f'''
{
    a  # comment
    + b
}
'''
rf'\d{a}\{b}', fR'{a:\x}', F'{a!a}', f'{a,}', f'{*a, b}', f'{lambda_}', f'{(lambda: 1)}', f'{a:=1}', f'{(a:=1)}'
f'{yield_}', f'{a!r:}', f'{a:}', f'{{{a}}}', f'{a}}}'
'x' f'y' 'z' f'{a}' 'b' u'c' rf'{d}' f'' ''
u'x' f'{a}'
f'{a:%H:%M:{b}"x"}', f'{a:\x41\N{DIGIT ONE}{b}\n}'
t'', t'a', t'{a}', t'{ a !r:>{b}}', t'{a=}', t'{a}' t'b{c}', rt'\d{a}', T'{f"{t'{x}'}"}'
f'{a!r}' '\
' f'{b}'
f'\
{a}', f'{a:\
}', f'{a:\
{b}}', t'\
{a}', f'\
' 'x', '' f'\
', '' 'x' f'{a}', f'' '' 'x' f'{a}' '' '\
' 'y'

x, y, s, d = 42, 3.14159, 'text', {'k': [1, 2]}
print(f'{x}', f'{x:5}|', f'{x:<5}|', f'{x:^5}|', f'{x:05}', f'{x:+}', f'{x:x}', f'{x:#b}', f'{x:,}', f'{x!r:>6}')
print(f'{y:.2f}', f'{y:10.3e}', f'{y:%}', f'{y:g}', f'{s!r}', f'{s!s:>8}', f'{s!a}', f'{"é"!a}', f'{s:.2}', f'{s:*^10}')
w, p = 10, 2
print(f'{y:{w}.{p}f}', f'{y:{w}.{p}{"f"}}', f'{x:{"0"}>{w}}', f'{{}}', f'{{{x}}}', f'{x}{{', f'{ x }')
print(f'{x=}', f'{x = }', f'{x=!r}', f'{y=:.1f}', f'{d["k"]=}', f'{x+1=}', f'{ x  =  }', f'{s=!s}', f'{x=:>5}')
print(f'{d["k"][0]}', f'{", ".join(["a", "b"])}', f'{[i for i in range(3)]}', f'{(lambda a: a * 2)(3)}', f'{x if x else s}', f'{ {1: 2}[1] }', f'{x!r}', f'{(y := 5)} {y}')
print(f'a' 'b' f'{x}' "c", f'''multi
{x}
line''', f'{
    x  # comment
}', rf'\n{x}\d', f'\n'.__len__(), f'{'nested'}', f'{f'{f'{x}'}'}', f"{'\n'}", f'\N{BULLET}{x}\x41')
class F:
    def __format__(self, spec): return f'<{spec}>'
    def __repr__(self): return 'R'
    def __str__(self): return 'S'
print(f'{F()}', f'{F():abc}', f'{F()!r}', f'{F()!s:>3}', f'{F():{x}}', f'{F():%Y-%m}', f'{F():!r}')
for bad in ("f'{s:d}'", "f'{y:d}'", "f'{d:5}'", "f'{None:5}'", "f'{x:zz}'", "f'{s:+}'", "f'{undefined}'", "f'{x:.2}'", "f'{x:,_}'", "f'{s:=5}'", "f'{1+1j:=5}'", "f'{x!z}'", "f'{}'", "f'{x'", "f'}'", "f'{x!}'", "f'{*x}'", "f'{lambda: 1}'", "f'{x:{}}'", "f'{=}'", "f'{x y}'"):
    try: print(eval(bad))
    except Exception as e: print(type(e).__name__, e)

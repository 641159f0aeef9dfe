print([y := 1, y ** 2], y)
print([last := x for x in range(3)], last)
def f():
    if any((hit := v) > 2 for v in [1, 3, 5]): return hit
print(f())
def g():
    [z := i for i in range(3)]
    return z, 'i' in locals()
print(g())
def h():
    global gl
    return [gl := c for c in 'ab']
print(h(), gl)
while (n := len(f'{last}') + last) < 10: last += 3
print(n, last)
print((a := (b := 2) + 1), a, b, (lambda: (q := 5) + q)())
for bad in ('x := 1', '(a.b := 1)', 'class C: [z := i for i in [1]]', '[i := 0 for i in [1]]', '[[j := 0 for i in [1]] for j in [1]]', '[i for i in (k := [1])]', 'f(a=b := 1)', '(x := 1) = 2', 'def f(a=(v := 3)): pass\nprint(v)', '(x, y := 1, 2)\nprint(y)'):
    try: exec(bad); print('ok', bad)
    except SyntaxError as e: print(bad, '|', e.msg)
    except Exception as e: print(type(e).__name__, e)
d = {(k := 'key'): k + '1'}; print(d)

a = 'x' * 3; b = 'xxx'; print(a == b, 2 ** 10, 1 << 4, 'a' 'b' is 'ab', -0.0, 0.0 == -0.0, (1, 2) + (3,), 3 * (1,), not True)
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 0 ** -1, lambda: 1 << -1, lambda: 'a' * -1, lambda: 'a' + 1, lambda: (1,) + [2], lambda: 'a' % 5, lambda: 5 @ 3, lambda: 0.0 ** -1, lambda: 1j / 0, lambda: 1 % 0.0, lambda: 'abc'[5], lambda: (1, 2)[3], lambda: 'x' - 1):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(1_000_000 * 1_000_000 * 1_000_000, 10 ** 30, -5 // 2, -5 % 3, 5 % -3, -7 // -2, 7.5 // 2, -7.5 % 2, divmod(-7, 2), 2 ** 0.5, 8 ** (1 / 3), (-8) ** (1 / 3))
def consts(): return 1, 1.0, True, 0.0, -0.0, 1j, 'a', b'a', None, ..., (1, (2,)), frozenset({1})
print(consts(), [type(c).__name__ for c in consts()])
if 0: print('no')
elif '': print('no')
else: print('yes')
while False: pass
else: print('while else')
print((lambda: __debug__)(), None is not None, () is (), 5 in (5, 6), 5 in {5, 6}, 'a' in {'a': 1}, 3 not in [1, 2])
x = 5; print(x in (1, 5.0), x in {'5'}, f'{x}{x!r}{"s"}', x if x else 0, x and 0 or 9, x or 1 / 0)

vals = (0.0, -0.0, 1.0, 0.1, 1 / 3, 1e16, 1e15, 123456789.123, 1e-5, 1e-4, 5e-324, 1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 100.0, 2.5, 1e22, 1e21)
for v in vals: print(repr(v), f'{v:.3f}', f'{v:e}', f'{v:g}', f'{v:.0f}', f'{v:+.2e}', f'{v:10.2f}|', f'{v:<10g}|', f'{v:^+12.3g}|', f'{v:08.1f}', f'{v:,.2f}', f'{v:%}', f'{v:#.0f}', f'{v:.15g}', f'{v:n}', f'{v:z.1f}', '%.2f %g %e %r' % (v, v, v, v))
for s in ('1.5', ' -2e3 ', 'inf', '-Infinity', 'nan', '1_0.5', '.5', '5.', '1e', '', '0x1p3', 'infin', '1__0', '1e400', '-1e-400', '١.٥'):
    try: print(repr(s), float(s))
    except ValueError as e: print(e)
print((0.1).hex(), float.fromhex('0x1.8p3'), (2.5).as_integer_ratio(), (1e300 * 1e10), 0.1 + 0.2, 1e308 * 10 - 1e308 * 10, -7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(-1e-20, 3.0), 1e16 + 1, 3.0 .is_integer(), float.fromhex('inf'), (1.5).__floor__(), (-1.5).__trunc__(), (1.5).__ceil__())
for f in (lambda: 2.0 ** 5000, lambda: 1e200 ** 2, lambda: (-1.0) ** 0.5, lambda: 0.0 ** -1.0, lambda: float('inf') // 1, lambda: 5.0 % 0, lambda: float.fromhex('zz'), lambda: float([]), lambda: float(None), lambda: float(1, 2), lambda: 1.5 << 1, lambda: 1.5 & 1, lambda: float('inf').as_integer_ratio(), lambda: float(b'2.5')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

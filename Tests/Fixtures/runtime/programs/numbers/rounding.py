for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e16, 1e300, -0.0, 1234.5678): print(round(x), round(x, 1), round(x, -2), round(x, 20))
for n in (15, 25, -15, 149, 150, 151, 10 ** 30 + 5): print(round(n, -1), round(n, -2), round(n, 5), round(n, -40))
for f in (lambda: round(float('nan')), lambda: round(float('inf')), lambda: round('a'), lambda: round(1, 'a'), lambda: round(1.5, None), lambda: round(1.5, ndigits=0), lambda: round(), lambda: round(1.5, 400), lambda: round(1e308, -308), lambda: round(1.7e308, -308), lambda: int(1e300) % 97, lambda: round(True, -1), lambda: round(1j)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)

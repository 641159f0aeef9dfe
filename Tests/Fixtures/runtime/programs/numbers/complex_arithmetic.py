z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * z, z / (1 - 2j), z ** 2, z ** 0.5, z ** -1, -z, +z, z == 3 + 4j, z != 5, hash(z) == hash(complex(3, 4)), bool(0j), z + 1, 1 - z, 2.5 * z, z - z)
print(complex('1+2j'), complex(' -3j '), complex('1e3-2.5J'), complex('j'), complex('nan+infj'), complex(1), complex(imag=2), complex('(1+2j)'), 0j, -0j, complex(-0.0, 0.0), complex(0.0, -0.0), 1e20j, 1.5e-7j)
print(f'{z:.2f}', f'{z:>20}', f'{z:e}', f'{z:g}', f'{1 + 0j:,}', repr(1j * 1j), str(complex(1, float('nan'))), 2j ** 2, (1 + 0j) == 1, 1j == 1j * 1.0)
for f in (lambda: z < z, lambda: z // 1, lambda: z % 2, lambda: int(z), lambda: float(z), lambda: complex('1 + 2j'), lambda: complex('a'), lambda: complex('1', 2), lambda: complex(1, '2'), lambda: 1 / 0j, lambda: 0j ** -1, lambda: 0j ** 1j, lambda: round(z), lambda: divmod(z, 1), lambda: complex(None), lambda: f'{z:d}', lambda: f'{z:05}', lambda: pow(z, 2, 3), lambda: complex([]), lambda: max(z, 1), lambda: [1][z], lambda: 1e300j ** 5):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C:
    def __complex__(s): return 1 + 1j
class D:
    def __float__(s): return 2.5
class B:
    def __complex__(s): return 5
print(complex(C()), complex(D()), complex(D(), D()))
try: complex(B())
except TypeError as e: print(e)

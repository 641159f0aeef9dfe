print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -2 ** -2, ~5 ** 2, not 1 == 2, not not 3, - - 3, + + + 4, ~~7, -True)
print(1 + 2 * 3 - 4 / 2 // 1 % 3, 1 << 2 + 3, 1 | 2 ^ 3 & 4, (1 | 2) ^ 3 & 4, 5 & 3 == 1, 7 // 2 * 2, 7 % 4 * 2)
print(1 < 2 < 3, 3 > 2 > 2, 1 < 3 > 2, 1 == 1.0 == True, 1 in [1] == True, (1 in [1]) == True, 1 < 2 == True)
class N:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
n = N()
print(-n, +n, ~n, n ** 2, 2 ** n, pow(n, 3), pow(n, 3, 5))
for f in (lambda: -'a', lambda: +[], lambda: ~1.5, lambda: pow('a', n, 3), lambda: 2 ** 'a', lambda: -None, lambda: ~True):
    try: print(f())
    except TypeError as e: print(e)
print(1 if [] else 2 if () else 3, (lambda: 1 or 2)(), [1, 2][not 1], "a" "b" * 2, *'xy', sep='|')

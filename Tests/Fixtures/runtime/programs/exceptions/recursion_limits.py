import sys
def f(n): return 0 if n == 0 else 1 + f(n - 1)
print(f(500))
def inf(): return inf()
try: inf()
except RecursionError as e: print(e, isinstance(e, RuntimeError))
class R:
    def __repr__(s): return repr(s)
    def __eq__(s, o): return s == o
    def __getattr__(s, n): return getattr(s, n)
    def __len__(s): return len(s)
for g in (lambda: repr(R()), lambda: R() == 1, lambda: R().x, lambda: len(R())):
    try: g()
    except RecursionError as e: print(type(e).__name__, str(e)[:32])
print(f(800))
for bad in (0, -1, 'a'):
    try: sys.setrecursionlimit(bad)
    except Exception as e: print(type(e).__name__, e)
l = []
for _ in range(50): l = [l]
print(len(repr(l)), f(10))

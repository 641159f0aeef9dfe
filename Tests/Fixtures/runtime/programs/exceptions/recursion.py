import sys
def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(e)
class A:
    def __repr__(self): return repr(self)
try: repr(A())
except RecursionError as e: print(type(e).__name__)
class B:
    def __getattr__(self, n): return getattr(self, n + 'x')
try: B().q
except RecursionError as e: print(type(e).__name__)
x = []
for _ in range(300): x = [x]
print(len(repr(x)))
y = ()
for _ in range(400): y = (y,)
print(isinstance(hash(y), int))
a = []; a.append(a); print(a)
b = []; b.append(b)
try: a == b
except RecursionError as e: print('self comparison')
class C:
    def __eq__(self, o): return self == o
try: C() == C()
except RecursionError as e: print(type(e).__name__)
def deep(n): return 1 if n == 0 else 1 + deep(n - 1)
print(deep(900))
def count():
    n = 0
    def rec():
        nonlocal n
        n += 1; rec()
    try: rec()
    except RecursionError: pass
    return 900 < n < 1001
print(count(), sys.getrecursionlimit())
class S:
    def __str__(self): return f'{self}'
try: str(S())
except RecursionError: print('S')
print(deep(50))

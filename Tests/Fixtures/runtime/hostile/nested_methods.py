class A:
    def f(self): return 1
m = A().f
M = type(m)
for i in range(200000):
    m = M(m, i)
try:
    m()
except (RecursionError, TypeError) as e:
    print(type(e))
try:
    m == m, hash(m), repr(m)
except (RecursionError, TypeError) as e:
    print(type(e))

import sys
sys.setrecursionlimit(10**9)
n = 0
def f(x):
    global n
    n += 1
    try:
        return sorted([1], key=f)
    except RecursionError:
        try:
            eval("+".join(["1"] * 15000))
        except BaseException:
            pass
        raise
try:
    f(1)
except RecursionError:
    print(n > 1000)
def g(n): return g(n + 1)
try:
    g(0)
except RecursionError:
    pass
class A:
    def __getattr__(self, name): return getattr(self, name)
A().x

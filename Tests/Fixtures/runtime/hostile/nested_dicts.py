x = {}
for i in range(10**5):
    x = {1: x}
try:
    str(x)
except RecursionError:
    pass
x == eval("x")
y = {}
for i in range(10**5):
    y = {1: y}
x == y

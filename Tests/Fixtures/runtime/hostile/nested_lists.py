x = []
for i in range(10**6):
    x = [x]
try:
    repr(x)
except RecursionError:
    pass
y = []
for i in range(10**6):
    y = [y]
x == y

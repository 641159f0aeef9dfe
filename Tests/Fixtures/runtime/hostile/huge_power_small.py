x = 3
for i in range(10000):
    x = x ** 3

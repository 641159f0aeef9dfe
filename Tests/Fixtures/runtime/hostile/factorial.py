x = 1
for i in range(1, 10**9):
    x *= i

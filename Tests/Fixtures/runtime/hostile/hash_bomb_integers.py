d = {}
for i in range(10**6):
    d[i << 61] = i

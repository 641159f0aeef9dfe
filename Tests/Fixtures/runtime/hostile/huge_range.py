r = range(10**30)
10**29 in r
r[10**29]
sum(range(10**12))

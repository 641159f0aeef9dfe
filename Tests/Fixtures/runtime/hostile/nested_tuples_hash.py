x = ()
for i in range(10**6):
    x = (x,)
hash(x)

e = ValueError("first")
for i in range(100000):
    n = ValueError(i)
    n.__cause__ = e
    e = n
raise e

e = ValueError(1)
for i in range(100000):
    e = ExceptionGroup("x", [e])
raise e

type("X", (), {"__slots__": ["a%d" % i for i in range(100000)]})()

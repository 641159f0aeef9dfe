v = w = 1

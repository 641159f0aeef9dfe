v = 'd'

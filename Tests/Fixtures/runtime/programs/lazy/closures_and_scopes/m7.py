base = 7
items = [1, 2, 3]
key = (1, 3)

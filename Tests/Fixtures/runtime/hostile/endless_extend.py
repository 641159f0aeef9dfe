x = [1]
x.extend(iter(int, 1))

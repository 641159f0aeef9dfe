5 in iter(int, 1)

bytes(iter(int, 1))

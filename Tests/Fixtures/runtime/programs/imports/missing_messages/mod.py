a = b = value = 1

def decode(value):
    return value + 1

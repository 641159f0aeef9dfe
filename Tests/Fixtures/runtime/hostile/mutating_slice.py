x = list(range(100))
class I:
    def __index__(self):
        del x[:]
        return 50
x[I():I()] = [1, 2, 3]
x = list(range(100))
x[I()::2] = [1] * 25

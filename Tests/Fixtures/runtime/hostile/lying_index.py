class A:
    def __init__(self, x): self.x = x
    def __index__(self):
        self.x.clear()
        return 3
x = [1, 2, 3, 4, 5]
x[A(x)]

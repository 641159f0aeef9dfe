class I:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        return self.n
set(I())

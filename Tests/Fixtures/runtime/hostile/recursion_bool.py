class A:
    def __bool__(self): return not self
    def __len__(self): return len(self)
if A(): pass

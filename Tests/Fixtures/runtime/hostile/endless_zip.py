class I:
    def __iter__(self): return self
    def __next__(self): return 1
try:
    dict(zip(I(), I()))
finally:
    list(map(lambda x, y: x, I(), I()))

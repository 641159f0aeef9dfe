class A:
    def __len__(self): return 10**15
    def __iter__(self): return iter([1])
    def __getitem__(self, i): return i
    def __length_hint__(self): return 10**18
print(list(A()))
class B:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
    def __length_hint__(self): return 1 << 62
print(list(B()), tuple(B()))
list(reversed(A()))

class A:
    def __hash__(self): return 1
    def __eq__(self, o): return False
d = {A(): i for i in range(100000)}

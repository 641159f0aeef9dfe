x = [3, 1, 2] * 100
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        x.clear()
        x.extend([1] * 1000)
        return self.v < o.v
x.sort(key=K)

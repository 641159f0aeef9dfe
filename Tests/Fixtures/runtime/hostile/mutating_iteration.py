d = {i: i for i in range(10)}
class E:
    def __eq__(self, o):
        d.clear()
        return False
    def __hash__(self): return 1
d[E()] = 1
d[E()] = 2
l = [E(), E()]
class F:
    def __eq__(self, o):
        l.clear()
        return False
l[:] = [F(), F(), F()]
l.index(5)
l[:] = [F(), F(), F()]
l.remove(7)

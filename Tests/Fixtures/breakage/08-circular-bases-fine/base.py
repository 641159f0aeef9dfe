class Base:
    def name(self):
        return type(self).__name__
import leaf
def make():
    return leaf.Leaf()

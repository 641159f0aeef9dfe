from tree import Tree
class Node:
    def __init__(self, v): self.v = v
    def owner(self): return Tree.__name__
    def __repr__(self): return f'N{self.v}'

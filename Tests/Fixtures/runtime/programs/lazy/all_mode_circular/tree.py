from node import Node
class Tree:
    def __init__(self, nodes): self.nodes = nodes
    def first(self): return next(n for n in self.nodes if isinstance(n, Node))
    def __repr__(self): return f'T{self.nodes}'

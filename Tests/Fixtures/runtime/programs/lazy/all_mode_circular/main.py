# lazy_imports=all
import node
from tree import Tree
t = Tree([node.Node(1), node.Node(2)])
print(t, t.first().owner())
try: import eager_a
except ImportError as e: print(e)
print(eager_a.name())

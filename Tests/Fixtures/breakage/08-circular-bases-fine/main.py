import base
import leaf
print(leaf.Leaf().name())

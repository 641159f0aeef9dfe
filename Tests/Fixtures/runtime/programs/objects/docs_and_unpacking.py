# Docstrings of built-in types, through instances too, and which dict subclasses `**` asks for their keys.
class Keys(dict):
    def keys(self): return ["k"]
    def __getitem__(self, key): return "v"
class Items(dict):
    def __getitem__(self, key): return "v"
class Iterates(dict):
    def __iter__(self): return iter(["q"])
    def __getitem__(self, key): return "w"
def names(**given): return given
for kind in (Keys, Items, Iterates):
    held = kind(a=1)
    updated = {}
    updated.update(held)
    print(kind.__name__, {**held}, dict(held), names(**held), {} | held, updated)
print(object().__doc__, type("X", (), {})().__doc__, (lambda: 0).__doc__)
for kind in (int, bool, float, complex, list, tuple, dict, set, frozenset, range, slice, bytearray, memoryview, property,
             classmethod, staticmethod, super, type, enumerate, zip, map, filter, reversed):
    print(kind.__name__, "|", kind.__doc__.splitlines()[0])
print((5).__doc__ == int.__doc__, [].__doc__ == list.__doc__)

"""Assigning __class__, __bases__, __name__, __mro__ hooks, layouts that do not fit, classes made by type()."""


class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
class S1: __slots__ = ("x", "y")
class S2: __slots__ = ("x", "y")
class S3: __slots__ = ("x",)
class I(int): pass
class J(int): pass
class L(list): pass


def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)


def change(obj, cls):
    obj.__class__ = cls
    return type(obj).__name__


a = A(); a.kept = 5
print(change(a, B), a.who(), a.kept, isinstance(a, A), a.__class__ is B)
s = S1(); s.x = 1
print(change(s, S2), s.x)
for obj, cls in ((s, S3), (A(), S1), (s, A), (I(5), J), (I(5), A), (A(), int), (5, I), (L(), A), (A(), 5), (A, B), (None, A), ([], L)):
    attempt(lambda: change(obj, cls))
attempt(lambda: delattr(A(), "__class__"))


class Mid1(A): pass
class Mid2: 
    def who(self): return "Mid2"
class Leaf(Mid1):
    def who(self): return "Leaf+" + super().who()
leaf = Leaf()
print(leaf.who(), [c.__name__ for c in Leaf.__mro__])
Leaf.__bases__ = (Mid2, B)
print(leaf.who(), [c.__name__ for c in Leaf.__mro__], Mid1.__subclasses__(), [c.__name__ for c in Mid2.__subclasses__()])
Mid1.__bases__ = (B,)
print(Mid1().who(), Mid1.__base__.__name__)
for bases in ((), (Leaf,), (int,), 5, [A], (A, A), (object, A), (bool,), (S1,), (5,)):
    attempt(lambda: setattr(Leaf, "__bases__", bases))
print([c.__name__ for c in Leaf.__mro__])
attempt(lambda: setattr(int, "__bases__", (A,)))
attempt(lambda: delattr(Leaf, "__bases__"))


Leaf.__name__ = "Renamed"; Leaf.__qualname__ = "x.Renamed"; Leaf.__module__ = "mod"
print(Leaf, Leaf.__name__, repr(leaf)[:25])
for name, value in (("__name__", 5), ("__name__", "a\0b"), ("__qualname__", None), ("__mro__", ()), ("__dict__", {}), ("__base__", A), ("__doc__", "new"), ("__module__", 7), ("__abstractmethods__", {"z"}), ("__basicsize__", 1)):
    attempt(lambda: setattr(Leaf, name, value))
print(Leaf.__doc__, Leaf.__module__)
attempt(Leaf)
del Leaf.__abstractmethods__
attempt(lambda: Leaf.__abstractmethods__)
attempt(lambda: type(Leaf()).__name__)
attempt(lambda: delattr(Leaf, "__name__"))
attempt(lambda: delattr(Leaf, "nothing"))
attempt(lambda: setattr(str, "new", 1))
attempt(lambda: A.__dict__.__setitem__("x", 1))
attempt(lambda: delattr(A, "who") or A().who())
attempt(lambda: type("Made", (A, B), {"attr": 1, "__module__": "m", "__qualname__": "Q.Made", "__doc__": None}))
attempt(lambda: type("Made", (), {"__qualname__": 5}))
attempt(lambda: type("Made", (), {"__slots__": ("a", "a b")}))
attempt(lambda: type("a\0b", (), {}))
attempt(lambda: type("Made", (), {}, extra=1))
attempt(lambda: type("Made", (bool,), {}))
attempt(lambda: type("Made", (A, object, B), {}))
attempt(lambda: type("Made", (int, str), {}))
attempt(lambda: type("Made", (type(None),), {}))
attempt(lambda: type("Made", (lambda: 1,), {}))
attempt(lambda: type("Made", 5, {}))
attempt(lambda: type("Made", (), 5))


class Meta(type):
    def mro(cls):
        order = super().mro()
        return [order[0], *order[1:-1][::-1], order[-1]] if len(order) > 3 else order
class X(metaclass=Meta): tag = "X"
class Y(metaclass=Meta): tag = "Y"
class Z(X, Y): pass
print([c.__name__ for c in Z.__mro__], Z.tag, Z.mro()[1].__name__)
class BadMeta(type):
    answer = ()
    def mro(cls): return cls.answer or super().mro()
for answer in ([5], 5, [int], [object, str]):
    BadMeta.answer = answer
    attempt(lambda: BadMeta("T", (), {}).__mro__)
class C: pass
c = C()
C.__getattr__ = lambda self, name: name.upper()
print(c.missing)
C.__len__ = lambda self: 0
print(bool(c), len(c))
del C.__len__
print(bool(c))
c.__dict__ = {"fresh": 1}
print(c.fresh, vars(c))
attempt(lambda: setattr(c, "__dict__", 5))
del c.__dict__
print(c.__dict__, c.fresh)
C.__eq__ = lambda self, other: True
print(c == 5, hash(c) == hash(c), C.__hash__ is object.__hash__)
class D:
    def __eq__(self, other): return True
attempt(lambda: hash(D()))
D.__hash__ = lambda self: 7
print(hash(D()), {D(): 1}[D()])

# A body that binds __class__ has it in its namespace; the cell of its methods is another variable.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def own(self):
        return __class__

    __class__ = property(lambda self: type(self.target))
    seen = __class__


proxy = Proxy(3)
print(proxy.own() is Proxy, proxy.__class__, type(proxy) is Proxy, isinstance(proxy, int), isinstance(Proxy.seen, property))


class Plain:
    __class__ = 5


print(Plain.__class__, Plain().__class__)


class Deleting:
    __class__ = 1
    del __class__

    def own(self):
        return __class__


print(Deleting().own())


def outer():
    class Inner:
        __class__ = "text"

        def name(self):
            return [__class__.__name__ for _ in "a"], (lambda: __class__.__name__)()

    return Inner().name(), Inner.__dict__["__class__"]


print(outer())

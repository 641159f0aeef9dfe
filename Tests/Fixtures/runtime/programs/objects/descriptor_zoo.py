"""Descriptors at work: lazy, validated, typed by annotations, delegating, class-level, method wrappers, slots-backed, aliases."""


class Lazy:
    def __init__(self, f): self.f, self.__doc__ = f, f.__doc__
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class Checked:
    def __init__(self, *checks, default=None): self.checks, self.default = checks, default
    def __set_name__(self, owner, name):
        self.name, self.slot = name, f"_{owner.__name__}__{name}"
        owner.fields = [*getattr(owner, "fields", []), name]
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.slot, self.default)
    def __set__(self, obj, value):
        for check in self.checks:
            try: ok = check(value)
            except Exception as e: raise TypeError(f"{self.name}: {e}") from e
            if ok is False: raise ValueError(f"{self.name}: {value!r} fails {check.__name__}")
        setattr(obj, self.slot, value)
    def __delete__(self, obj):
        try: delattr(obj, self.slot)
        except AttributeError: raise AttributeError(f"{self.name} is not set") from None


def positive(x): return x > 0
def short(x): return len(x) < 6


class Alias:
    def __init__(self, path): self.path = path.split(".")
    def _owner(self, obj):
        for name in self.path[:-1]: obj = getattr(obj, name)
        return obj
    def __get__(self, obj, owner=None): return getattr(self._owner(obj), self.path[-1]) if obj is not None else self.path
    def __set__(self, obj, value): setattr(self._owner(obj), self.path[-1], value)


class ClassProperty:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner): return self.f(owner)


class Both:
    "One function for instance and class."
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner=None): return lambda *a, **k: self.f(obj if obj is not None else owner, *a, **k)


class Counted:
    def __init__(self, f): self.f, self.calls = f, 0
    def __call__(self, *args): self.calls += 1; return self.f(*args)
    def __get__(self, obj, owner=None): return self if obj is None else type(self.__call__)(self, obj)


class Item:
    name, price = Checked(short, str.isalpha, default="none"), Checked(positive)
    cost = Alias("price")
    first = Alias("tags.first")
    def __init__(self, name, price): self.name, self.price = name, price
    @Lazy
    def tags(self):
        "made once"
        print("making tags")
        return type("Tags", (), {"first": self.name[0]})()
    @ClassProperty
    def kind(cls): return cls.__name__.lower()
    @Both
    def describe(self, end="."): return ("class " if isinstance(self, type) else "instance ") + getattr(self, "kind") + end
    @Counted
    def double(self): return self.price * 2
    @property
    def label(self): return f"{self.name}@{self.price}"
    @label.setter
    def label(self, text): self.name, _, price = text.partition("@"); self.price = float(price)
    @label.deleter
    def label(self): del self.name, self.price


class Special(Item):
    kind = "shadowed"
    @Item.label.getter
    def label(self): return "special " + Item.label.fget(self)
    price = Checked()
    @property
    def name(self): return super().name.upper()
    @name.setter
    def name(self, value): Item.name.__set__(self, value)


item = Item("pear", 2)
print(item.name, item.price, item.cost, item.label, item.kind, Item.kind, item.describe(), Item.describe("!"), Item.fields, vars(item))
print(item.tags is item.tags, item.first, Item.tags.__doc__, Item.first, sorted(vars(item)))
item.cost = 5; item.first = "Q"; item.label = "fig@7.5"
print(item.price, item.tags.first, item.label, item.double(), item.double(), Item.double.calls, Item.double(item))
special = Special("plum", -1)
print(special.label, special.kind, Special.kind, special.describe(), special.price, Special.fields, vars(special))
special.label = "kiwi@3"
print(special.label, special.cost)
for f in (lambda: setattr(item, "name", "toolong"), lambda: setattr(item, "name", 5), lambda: setattr(item, "price", 0), lambda: setattr(item, "price", "x"), lambda: setattr(item, "label", "bad"), lambda: delattr(item, "label"), lambda: (item.name, item.price), lambda: delattr(item, "name"), lambda: delattr(item, "cost"), lambda: setattr(special, "kind", 1) or special.kind, lambda: setattr(item, "tags", 1) or item.tags, lambda: delattr(item, "tags") or item.tags.first, lambda: Item("x1", 1), lambda: Item.label.fset, lambda: setattr(item, "kind", "own") or item.kind):
    try: result = f(); print(result if not callable(result) else result.__qualname__)
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__) if e.__cause__ else "")
class Raising:
    def __get__(self, obj, owner): raise AttributeError("from get")
    def __set_name__(self, owner, name): print("named", owner.__name__, name)
class Host:
    r = s = Raising()
    def __getattr__(self, name): return f"fallback {name}"
host = Host()
print(host.r, hasattr(host, "s"), getattr(Host, "r", "default"))
host.r = 5
print(host.r, vars(host))
class Meta(type):
    data = property(lambda cls: f"meta of {cls.__name__}")
    plain = Lazy(len)
    def method(cls): return "meta method"
class C(metaclass=Meta):
    data = "class"
    def method(self): return "method"
print(C.data, C().data, C.method.__name__, type(C).method(C), C().method())
try: C.data = 5
except AttributeError as e: print(e)
try: C().plain
except AttributeError as e: print(e)
print(Meta.__dict__["plain"].name, type(C.__dict__["method"]).__name__, C.method(5))

"""Plugins: a registry by __init_subclass__, hooks in priority order, configuration by annotations, dependencies."""


class PluginError(Exception):
    def __init__(self, plugin, message):
        super().__init__(f"{plugin}: {message}")
        self.plugin = plugin


class Registry(dict):
    def __missing__(self, name):
        raise PluginError(name, "not registered")

    def register(self, cls):
        if cls.name in self:
            raise PluginError(cls.name, f"registered twice, by {self[cls.name].__name__} and {cls.__name__}")
        self[cls.name] = cls
        return cls

    def resolve(self, *wanted):
        result, open_names = {}, []

        def visit(name):
            if name in result:
                return
            if name in open_names:
                raise PluginError(name, "cycle " + " > ".join([*open_names, name]))
            open_names.append(name)
            for need in self[name].requires:
                visit(need)
            open_names.pop()
            result[name] = self[name]
        for name in wanted:
            visit(name)
        return list(result.values())


class hook:
    """A method that is called for an event; lower order first."""
    def __init__(self, event=None, *, order=0):
        self.event, self.order = event, order

    def __call__(self, function):
        self.function = function
        return self

    def __set_name__(self, owner, name):
        self.event = self.event or name.removeprefix("on_")
        self.name = name
        owner.hooks = {**owner.hooks, name: self}

    def __get__(self, instance, owner=None):
        return self if instance is None else self.function.__get__(instance, owner)


class Plugin:
    registry = Registry()
    hooks = {}
    requires = ()
    abstract = True

    def __init_subclass__(cls, /, name=None, requires=(), abstract=False, **options):
        super().__init_subclass__(**options)
        cls.name, cls.abstract = name or cls.__name__.lower(), abstract
        cls.requires = tuple(dict.fromkeys((*cls.__mro__[1].requires, *requires)))
        if not abstract:
            Plugin.registry.register(cls)

    def __new__(cls, *args, **kwargs):
        if cls.abstract:
            raise TypeError(f"{cls.__name__} is abstract")
        return super().__new__(cls)

    def __init__(self, **config):
        fields = {}
        for base in reversed(type(self).__mro__):
            fields.update(getattr(base, "__annotations__", {}) if base is not object else {})
        for key, kind in fields.items():
            if key in config:
                value = config.pop(key)
            elif hasattr(type(self), key):
                value = getattr(type(self), key)
            else:
                raise PluginError(self.name, f"needs {key}: {getattr(kind, '__name__', kind)}")
            try:
                fits = isinstance(value, kind)
            except TypeError:
                fits = True
            if not fits:
                raise PluginError(self.name, f"{key} must be {kind}, not {value!r}")
            setattr(self, key, value)
        if config:
            raise PluginError(self.name, f"unknown {', '.join(sorted(config))}")

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"


class Application:
    def __init__(self, *names, **configs):
        self.plugins = [cls(**configs.get(cls.name, {})) for cls in Plugin.registry.resolve(*names)]

    def __getattr__(self, name):
        if not name.startswith("emit_"):
            raise AttributeError(f"{type(self).__name__} has no {name}")
        event = name[5:]

        def emit(value):
            calls = [(h.order, i, getattr(p, h.name)) for i, p in enumerate(self.plugins) for h in p.hooks.values() if h.event == event]
            for *_, call in sorted(calls, key=lambda c: c[:2]):
                if (new := call(value)) is not None:
                    value = new
            return value
        self.__dict__[name] = emit
        return emit


class Text(Plugin, abstract=True):
    prefix: str = ">"

    @hook()
    def on_text(self, text): return f"{self.prefix}{text}"


class Upper(Text, name="upper"):
    @hook("text", order=-1)
    def shout(self, text): return text.upper()


class Counter(Plugin, requires=["upper"]):
    limit: int | None = None
    seen: list
    @hook("text", order=9)
    def count(self, text):
        self.seen.append(len(text))
        if self.limit is not None and len(self.seen) > self.limit: raise PluginError(self.name, "limit reached")
    @hook()
    def on_close(self, _): return sum(self.seen)


class Loud(Upper, name="loud", requires=["counter"]):
    prefix = "!!"


print(sorted(Plugin.registry), [c.__name__ for c in Plugin.registry.resolve("loud")], Loud.requires, list(Loud.hooks), Text.on_text.event)
app = Application("loud", counter={"seen": [], "limit": 2}, upper={"prefix": "* "})
print(app.plugins, app.emit_text("hello"), app.emit_text("a"), app.emit_close(0), app.emit_nothing(7), sorted(vars(app)))
def cyclic():
    class A(Plugin, name="a", requires=["b"]): pass
    class B(Plugin, name="b", requires=["a"]): pass
    return Plugin.registry.resolve("a")
for bad in (lambda: app.emit_text("x"), lambda: Text(), lambda: Counter(), lambda: Counter(seen=5), lambda: Upper(prefix=1), lambda: Upper(colour=1), lambda: Application("nope"), lambda: app.missing, cyclic, lambda: type("Again", (Plugin,), {}, name="loud"), lambda: type("Odd", (Plugin,), {}, foo=1)):
    try: print(bad())
    except (PluginError, TypeError, AttributeError) as e: print(type(e).__name__, e)

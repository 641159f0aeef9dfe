import importlib


class _Registry:
    def __init__(self):
        self.names = set()

    def preload(self, name):
        self.names.add(name)
        return lambda function: function

    def load(self):
        for name in sorted(self.names):
            setattr(self, name, importlib.import_module(name))


_registry = _Registry()
preload = _registry.preload
load = _registry.load

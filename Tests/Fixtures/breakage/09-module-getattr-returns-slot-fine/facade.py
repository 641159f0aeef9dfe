import importlib
def __getattr__(name):
    if name == "run":
        return importlib.import_module("tool").run
    raise AttributeError(name)

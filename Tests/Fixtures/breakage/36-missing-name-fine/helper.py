def parse():
    return 1
def __getattr__(name):
    if name == "render":
        return parse
    raise AttributeError(name)

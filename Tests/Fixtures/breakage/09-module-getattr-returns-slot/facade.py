from tool import run
def __getattr__(name):
    if name in globals():
        return globals()[name]
    raise AttributeError(name)

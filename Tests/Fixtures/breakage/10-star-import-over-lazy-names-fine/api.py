import heavy
__all__ = ["light"]
def light():
    return "light"
def other():
    return heavy.load()

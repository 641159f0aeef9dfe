lazy from .sibling import value
def run():
    return value

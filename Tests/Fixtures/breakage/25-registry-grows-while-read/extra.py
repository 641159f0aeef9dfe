import registry
registry.ITEMS.add("second")
def prepare(item):
    return item

def prepare(item):
    return item

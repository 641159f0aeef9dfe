import imp
MAGIC = imp.get_magic()
def decode(value):
    return value + len(MAGIC)

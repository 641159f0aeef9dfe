import codec
CACHE = {"a": 1}
def load(key):
    try:
        return codec.decode(CACHE[key])
    except KeyError:
        return None
print(load("a"))

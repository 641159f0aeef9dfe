import codec
def load(value):
    try:
        return codec.decode(value)
    except Exception:
        return None
print(load(1))

def matches(name):
    return name.startswith("vendored.")

def unused():
    import imp
    return imp.find_module("a")
print("started")

import imp
def unused():
    return imp.find_module("a")
print("started")

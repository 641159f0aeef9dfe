import pkg.sub
def use():
    return pkg.sub.VALUE

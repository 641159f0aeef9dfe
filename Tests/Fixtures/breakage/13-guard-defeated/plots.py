import imp
def draw():
    return imp.draw()

print('more')
names = []
default = 42
def register(n):
    names.append(n)
    return lambda f: f

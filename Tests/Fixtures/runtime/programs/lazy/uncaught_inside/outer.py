lazy import inner
def go():
    print('go')
    return inner.v

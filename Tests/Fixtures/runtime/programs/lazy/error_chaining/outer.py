lazy import inner
def go():
    return inner
x = 1
go()

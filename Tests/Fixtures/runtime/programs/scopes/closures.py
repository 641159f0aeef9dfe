def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    def peek():
        return n
    return step, peek
s, p = counter(5)
print(s(), s(3), p())
print(s.__closure__[0].cell_contents, s.__code__.co_freevars, counter.__code__.co_cellvars)
fs = [lambda: i for i in range(4)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(4)]
print([f() for f in fs])
def outer():
    x = 1
    def inner():
        def innermost():
            nonlocal x
            x += 10
            return x
        return innermost
    f = inner()
    return f(), f(), x
print(outer())
def broken():
    def use(): return late
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    late = 3
    return use()
print(broken())
def deleted():
    y = 1
    def g(): return y
    del y
    try: g()
    except NameError as e: print(e, e.name)
deleted()
def local():
    try: print(zz)
    except UnboundLocalError as e: print(e)
    zz = 1
local()
c = (lambda: s).__closure__
print(c)
def shared():
    a = []
    def put(v): a.append(v)
    def get(): return a
    return put, get
put, get = shared()
put(1); put(2); print(get(), put.__closure__[0] == get.__closure__[0], put.__closure__[0] is get.__closure__[0])
cell = put.__closure__[0]
cell.cell_contents = ['new']
print(get())
del cell.cell_contents
try: get()
except NameError as e: print(e)
try: cell.cell_contents
except ValueError as e: print(e)

def f(a, b, *c, d=1, **e):
    x = a
    g = lambda: (a, c, x)
    q = [(lambda: z)() for z in c]
    w = [z for z in c]
    print(list(locals()), [sorted(locals()) for z in [1]], [sorted(locals()) + [(lambda: z)()] for z in [1]])
    del x
    print(sorted(locals()))
    def h(): print(sorted(locals()), a)
    h()
f(1, 2, 3)
def g(p):
    def h(): return p
    del p
    print(list(locals()))
    try: h()
    except NameError as e: print(e)
    p = 2
    print(list(locals()), locals()['p'])
g(1)
def k():
    u = 1
    def h(): return u, v
    print(list(locals()))
    v = 2
    w = 3
    print(list(locals()))
k()
def fails():
    try: [1 / 0 for x in [1]]
    except ZeroDivisionError: print(locals())
fails()
try: [1 / 0 for x in [1]]
except ZeroDivisionError: print('x' in locals(), 'k' in locals())
print([[sorted(locals()) for y in [1]] for x in [1]], [eval('x + 1') for x in [1, 2]])

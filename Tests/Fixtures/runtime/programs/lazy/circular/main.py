lazy import a
print('main')
print(a.use())
lazy from c import c1
print(c1)
try:
    import e
    print(e.run())
except ImportError as err: print(type(err).__name__, err)

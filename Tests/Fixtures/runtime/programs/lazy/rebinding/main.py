import sys
lazy import a
lazy import b
lazy from c import x
a = 5
print(a, 'a' in sys.modules)
globals()['b'] = 6
print(b, 'b' in sys.modules)
y = globals()['x']
x = 'mine'
print(x, type(y).__name__, 'c' in sys.modules)
print(y)
for d in [1, 2]: pass
lazy import d
print(d.v, type(globals()['d']).__name__)
d += 1 if False else None or type('N', (), {'__radd__': lambda s, o: 'added'})()
print(d)
lazy import e
def setter():
    global e
    e = 'set'
setter(); print(e)
lazy import f
del f
try: f
except NameError as err: print(err)

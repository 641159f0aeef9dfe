def inner():
    try:
        a = yield 1
        print('inner got', a)
        b = yield 2
        print('inner got', b)
    except ValueError as e:
        print('inner caught', e)
        yield 'recovered'
    finally:
        print('inner closed')
    return 'result'
def outer():
    r = yield from inner()
    print('outer r', r)
    r = yield from [10, 20]
    print('outer r', r)
    return 'end'
def drive(it, *sends):
    out = []
    try:
        for s in sends: out.append(it.send(s))
    except StopIteration as e: out.append(('stop', e.value))
    return out
print(drive(outer(), None, 'x', 'y', None, None))
o = outer(); next(o)
print(o.gi_yieldfrom.__name__, o.throw(ValueError('v')))
print(drive(o, None, None, None))
o = outer(); next(o); o.close(); print('closed')
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('custom')
        return self.n
def use(): v = yield from It(); yield v
print(list(use()))
u = use(); next(u)
try: u.send(5)
except AttributeError as e: print(e)
u = use(); next(u)
try: u.throw(KeyError('k'))
except KeyError as e: print('through', e)
class Sendable(It):
    def send(self, v): print('send', v); return v
    def throw(self, e): print('throw', repr(e)); return 'thrown'
    def close(self): print('close')
u = use.__class__(use.__code__, {'It': Sendable})()
next(u); print(u.send(7), u.throw(ValueError(3))); u.close()
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else: yield t
print(list(tree([1, [2, [3, [4]], 5], [[[6]]]])))
def depth(n):
    if n: yield from depth(n - 1)
    else: yield 'deep'
print(list(depth(80)))
def ret():
    return (yield from ()) , (yield from iter([]))
print(drive(ret(), None))
try: list((lambda: (yield from 5))())
except TypeError as e: print(e)

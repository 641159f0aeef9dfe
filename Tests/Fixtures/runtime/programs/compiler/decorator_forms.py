log = []
def deco(tag): 
    log.append('make ' + tag)
    def inner(f): log.append(f'apply {tag} to {f.__name__}'); return f
    return inner
@deco('a')
@deco('b')
def f(): pass
print(log)
table = {'x': [lambda f: ('wrapped', f())]}
@table['x'][0]
def g(): return 3
print(g)
@(lambda c: c.__name__)
class K: pass
print(K)
@str.__class__.__call__.__get__(lambda f: f.__name__) if False else lambda f: f.__name__
def h(): pass
print(h)
@type
def t(): pass
print(t.__name__)
class Reg:
    items = []
    def __call__(self, f): self.items.append(f.__name__); return f
    def __matmul__(self, o): return o
reg = Reg()
@reg
def one(): pass
@reg @ reg
def two(): pass
print(reg.items)
@x if (x := staticmethod) else None
def s(): return 's'
print(s(), type(s).__name__)
try:
    @5
    def bad(): pass
except TypeError as e: print(e)
try: bad
except NameError as e: print(e)
class C:
    def local(f): return lambda self: f(self) * 2
    @local
    def m(self): return 'm'
    @staticmethod
    @local
    def sm(x): return x
    del local
print(C().m(), C.sm('q'))

x = 'global'
def f():
    global x, fresh
    x = 'changed'
    fresh = [1]
f()
print(x, fresh)
def g():
    x = 'local'
    def h():
        global x
        x = 'from h'
        return x
    r = h()
    return x, r
print(g(), x)
class C:
    x = 'class'
    def m(self): return x
    y = x
    z = [x for _ in range(1)]
    w = (lambda: x)()
print(C().m(), C.y, C.z, C.w)
def nested():
    x = 'enclosing'
    class D:
        print(x)
        x = x + ' in class'
        print(x)
        def m(self): return x
    return D().m(), D.x
try: print(nested())
except NameError as e: print(type(e).__name__, e)
def nested2():
    v = 'enclosing'
    class D:
        nonlocal v
        v = 'set by class'
        w = v
    return v, D.w, hasattr(D, 'v')
print(nested2())
def dels():
    global fresh
    del fresh
dels()
try: fresh
except NameError as e: print(e)
for src in ['def f():\n x=1\n global x', 'def f(a):\n global a', 'nonlocal q', 'def f():\n nonlocal q', 'def f():\n print(x)\n nonlocal x',
            'def f(a, a): pass', 'return 1', 'yield 1', 'break', 'class A:\n return 1', 'def f():\n  from m import *', 'await x',
            'def f():\n global x\n nonlocal x', 'x = 1\nglobal x', 'lambda a, a: 1', 'f(a=1, a=2)', '(yield) = 1', 'f() = 1', 'a + 1 = 2',
            'def f(*): pass', 'def f(a=1, b): pass', 'del f()', 'x: int: str', 'for 1 in x: pass', 'None = 1', '[x for x in y] = 1', 'continue']:
    try: compile(src, 'src', 'exec')
    except SyntaxError as e: print(repr(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)

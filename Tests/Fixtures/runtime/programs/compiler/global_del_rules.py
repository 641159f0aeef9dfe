x = 1
def f():
    global x
    del x
    try: x
    except NameError as e: print(e)
    x = 2
f(); print(x)
def g():
    y = 1
    def h():
        nonlocal y
        del y
    h()
    try: y
    except NameError as e: print(type(e).__name__, e)
    def k(): return y
    try: k()
    except NameError as e: print(type(e).__name__, e)
    y = 3; return k()
print(g())
for src in ('def f():\n x = 1\n global x', 'def f(a):\n global a', 'def f():\n nonlocal q', 'nonlocal z', 'def f():\n print(x)\n global x', 'def f(a):\n nonlocal a', 'class C:\n nonlocal v', 'def f():\n x: int\n global x', 'def f():\n global x\n x: int = 1', 'def f():\n import x\n global x', 'def f():\n def g():\n  nonlocal __class__', 'global x\nx = 1', 'def f():\n global a, b\n nonlocal a', 'def f():\n for i in x: pass\n global i'):
    try: exec(src); print('ok', repr(src))
    except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset)
class C:
    x = 10
    def m(self): return x
    y = [x for _ in range(1)]
print(C().m(), C.y)

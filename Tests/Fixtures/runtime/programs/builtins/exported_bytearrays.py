"""A bytearray that a memoryview shows keeps its length."""
def t(f):
    try: print(f.__name__,'=',f())
    except BaseException as e: print(f.__name__,'!',type(e).__name__,e)
@t
def resize1():
    b=bytearray(b'abc'); m=memoryview(b); b.append(1)
@t
def resize2():
    b=bytearray(b'abc'); m=memoryview(b); b+=b'x'
@t
def resize3():
    b=bytearray(b'abc'); m=memoryview(b); b.clear()
@t
def resize4():
    b=bytearray(b'abc'); m=memoryview(b); b[:]=b'xyz'; return bytes(m)
@t
def resize5():
    b=bytearray(b'abc'); m=memoryview(b); b[0:1]=b'xyz'
@t
def resize6():
    b=bytearray(b'abc'); m=memoryview(b); del b[0]
@t
def resize7():
    b=bytearray(b'abc'); m=memoryview(b); b.pop()
@t
def resize8():
    b=bytearray(b'abc'); m=memoryview(b); m.release(); b.pop(); return b
@t
def resize9():
    b=bytearray(b'abc')
    with memoryview(b) as m: 
        n=m[1:]
        try: b.pop()
        except BufferError as e: print(e)
        n.release()
    b.pop(); return b
@t
def resize10():
    b=bytearray(b'abc'); m=memoryview(b); b.extend(b'x')
@t
def resize11():
    b=bytearray(b'abc'); m=memoryview(b); b.insert(0,1)
@t
def resize12():
    b=bytearray(b'abc'); m=memoryview(b); b.remove(97)
@t
def resize13():
    b=bytearray(b'abc'); m=memoryview(b); b*=2
@t
def resize14():
    b=bytearray(b'abc'); m=memoryview(b); b.__init__(b'xy')
@t
def resize15():
    b=bytearray(b'abc'); m=memoryview(b); b.extend(b''); b+=b''; b.reverse(); return b
@t
def resize16():
    b=bytearray(b'abc'); m=memoryview(b); b.resize(10)
@t
def resize17():
    b=bytearray(b'abc'); m=memoryview(b); return b.take_bytes()
@t
def passing():
    b = bytearray(b'abc')
    n = bytes(memoryview(b)[1:])
    b.append(100)
    del b[0]
    def f(v): return v[0]
    f(memoryview(b))
    b.clear()
    return n, b
@t
def closure():
    b = bytearray(b'abc'); m = memoryview(b)
    def f(): return m
    b.append(1)

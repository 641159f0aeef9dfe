def t(f, *a):
    try: f(*a)
    except Exception as e: print(type(e).__name__, e, e.args)
def a1(): assert 1 == 2
def a2(): assert False, 'message'
def a3(): assert (), [1, 2]
def a4(): assert True, 1 / 0
for f in (a1, a2, a3): t(f)
a4()
x = [1, 2, 3, 4]; del x[0], x[-1]; print(x)
a = b = c = 5; del a, (b, c)
for n in 'abc':
    try: eval(n)
    except NameError as e: print(e)
class O: pass
o = O(); o.p = 1; o.q = [1, 2]; del o.p, o.q[0]; print(vars(o))
def d1(): del undefined
def d2():
    v = 1; del v; v
def d3(): o.nope; 
def d4(): del o.nope
def d5(): del {}['k']
for f in (d1, d2, d3, d4, d5): t(f)
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d); [a, b] = b, a; print(a, b)
i = 0; lst = [0, 0]; i, lst[i] = 1, 9; print(i, lst); x = y = []; x.append(1); print(y)
*a, = 1, 2; print(a); (a), b = 1, 2; print(a, b); a, b = b, a; print(a, b)
n = 5; n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 7; n <<= 2; n |= 1; n ^= 3; n &= 14; n >>= 1; print(n); n = 7; n /= 2; print(n)
s = 'a'; s += 'b'; s *= 2; print(s); t2 = (1,); t2 += (2,); print(t2)
if (m := len('abc')) > 2: print(m)
print(1 if 0 else 2 if 0 else 3, not 1, not not 0, 1 and 0 or 2, 0 or '' or [] or 'last', 1 and 2 and 3, None is None, 1 is not None, 3 in [3], 4 not in [3], 1 < 2 < 3 != 4)
while True:
    if n > 1: n -= 1; continue
    break
else: print('never')
for q in []: pass
else: print('empty else')
print([] is [], () is (), 'ab' is 'ab', ... is Ellipsis, type(NotImplemented).__name__)
try: bool(NotImplemented)
except TypeError as e: print(e)
def docs(): 'doc'; pass
print(docs.__doc__, (lambda: 0).__name__, docs.__qualname__, a1.__code__.co_firstlineno)

def a():
    try: return 'try'
    finally: print('fin')
print(a())
def b():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print('body', i)
        finally: print('fin', i)
    else: print('else')
    return i
print(b())
def c():
    try: 1 / 0
    except ZeroDivisionError: return 'handler'
    else: return 'else'
    finally: print('c fin')
print(c())
def d():
    x = 1
    try: return x
    finally: x = 2
print(d())
def e():
    while True:
        try:
            try: raise KeyError
            finally: print('inner')
        except KeyError:
            print('caught'); break
        finally: print('outer')
e()
def f(n):
    try:
        if n: raise ValueError(n)
    except ValueError as e: print('except', e)
    else: print('else')
    finally: print('finally')
f(0); f(1)
def g():
    try:
        try: return 1
        finally: print('first')
    finally: print('second')
g()
def gen():
    try: yield 1; yield 2
    finally: print('gen fin')
for x in (g1 := gen()):
    print(x); break
g1.close()
import sys
g2 = gen(); next(g2); g2.close()
def nested():
    out = []
    for i in range(2):
        for j in range(3):
            try:
                if j == 1: break
                out.append((i, j))
            finally: out.append('f')
    return out
print(nested())
def ret_in_except():
    try: raise A
    except NameError as e:
        try: return str(e)
        finally: print('cleanup')
print(ret_in_except())
def types():
    for t in (ValueError, (KeyError, IndexError), Exception):
        try: [][1]
        except t: print('matched', t); break
    else: print('none')
try: types()
except IndexError: print('escaped')
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except (KeyError, 'x'): pass
except TypeError as e: print(e)

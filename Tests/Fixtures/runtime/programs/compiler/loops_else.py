def find(xs, n):
    for i, x in enumerate(xs):
        if x == n: break
    else: return 'none'
    return i
print(find('abc', 'b'), find('abc', 'z'))
def nested():
    for a in range(3):
        for b in range(3):
            if b == 1: break
            if a == 2: return a, b
        else: print('inner else')
    else: print('outer else')
print(nested())
i = 0
while i < 5:
    i += 1
    if i == 2: continue
    try:
        if i == 4: break
    finally: print('fin', i)
else: print('never')
def tf():
    for i in range(2):
        try: continue
        finally: print('c', i)
    while True:
        try: return 'ret'
        finally: break
    return 'after'
import sys
print(tf())
for x in (it := iter([1, 2, 3, 4])):
    print(x, next(it, None))
for [a, *b] in ([1, 2, 3], 'xy'): print(a, b)
class O: pass
o = O(); d = {}
for o.v in range(2): pass
for d['k'] in 'ab': pass
print(o.v, d)
for i in []: pass
else: print('else of empty', i)
xs = [1, 2, 3]
for x in xs:
    if x < 3: xs.append(x + 10)
    if len(xs) > 6: break
print(xs)

def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def d1():
    d = {1: 1}
    for k in d: d[k + 1] = 1
def d2():
    d = {1: 1, 2: 2}
    for k in d: del d[k]
def d3():
    d = {1: 1, 2: 2}
    for k in d: d[k] = 9
    return d
def d4():
    d = {1: 1, 2: 2}
    for k, v in d.items(): d.pop(k); d[k + 10] = v
def d5():
    d = {i: i for i in range(3)}; it = iter(d); next(it); d.clear(); return list(it)
def s1():
    s = {1, 2}
    for x in s: s.add(x + 10)
def s2():
    s = {1, 2, 3}; it = iter(s); next(it); s.remove(2); return next(it)
def l1():
    l = [1, 2, 3, 4]
    for x in l: l.remove(x)
    return l
def l2():
    l = [1]; it = iter(l); list(it); l.append(2); return list(it)
def l3():
    l = [3, 1, 2]
    l.sort(key=lambda x: l.append(x) or x)
def l4():
    l = [3, 1, 2]
    l.sort(key=lambda x: len(l)); return l
def l5():
    l = [1, 2, 3]
    for x in reversed(l): l.pop()
    return l
def l6():
    l = [1, 2]; l.extend(l); l += l; l[:] = l[::-1]; l[1:1] = l; return l
def r1():
    l = [1, 2, 3]; it = iter(l); next(it); l.clear(); return it.__length_hint__(), list(it)
def b2():
    b = bytearray(b'abc'); m = memoryview(b); m[0] = 65; m.release(); b.append(1); return b
def e1():
    d = {}
    class K:
        def __hash__(s): return 1
        def __eq__(s, o): d.clear(); return False
    d[K()] = 1; d[K()] = 2; return len(d)
def i1():
    l = [1, 2, 3]
    class E:
        def __eq__(s, o): l.clear(); return False
    return l.index(E())
def i2():
    l = [1, 2, 3]
    class E:
        def __eq__(s, o): l.clear(); return False
    return l.count(E()), l
for f in (d1, d2, d3, d4, d5, s1, s2, l1, l2, l3, l4, l5, l6, r1, b2, e1, i1, i2): t(f)

log = []
class P:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.__dict__['d'] = {'x': x, 'y': y}
    def __getattr__(s, n):
        log.append(n)
        try: return s.d[n]
        except KeyError: raise AttributeError(n)
def m(v):
    match v:
        case P(1, 2): return 'p12'
        case P(x=1, y=yy) if yy > 5: return 'big', yy
        case P(z=1): return 'z'
        case P(): return 'p'
        case [P(a, b), *rest] | {'p': P(a, _) as b, 'k': rest}: return a, rest
        case {'a': [1, {'b': x}], **kw}: return x, kw
        case ((1 | 2) as n) | [n]: return 'n', n
        case 'a' | b'a' | None: return 'lit'
        case -1 | 1.5 | 2j | -3 + 4j: return 'num'
        case str() | bytes(): return 'text'
        case float(f) | [float(f), _]: return f
        case _: return 'other'
for v in (P(1, 2), P(1, 9), P(3, 3), [P(1, 2), 3, 4], {'a': [1, {'b': 5}], 'c': 6}, 1, [7], 'a', b'a', None, True, -1, 1.5, 2j, -3 + 4j, 'z', 2.5, [3.5, 1], {}, [], (1, 2), range(2), {1}):
    print(m(v), log); log.clear()
class Bad: __match_args__ = ['x']
class Bad2: __match_args__ = ('x', 5)
class Dup: __match_args__ = ('x',); x = 1
def t(f):
    try: print(f())
    except TypeError as e: print(e)
def b1():
    match Bad():
        case Bad(1): pass
def b2():
    match Bad2():
        case Bad2(a, b): pass
def b3():
    match Dup():
        case Dup(1, x=1): pass
def b4():
    match Dup():
        case Dup(1, 2): pass
def b5():
    match 5:
        case int(1, 2): pass
def b6():
    q = 5
    match 5:
        case q(): pass
for f in (b2, b3, b4, b5, b6, b1): t(f)

def f(x):
    match x:
        case 0: return 'zero'
        case -1 | 1: return 'unit'
        case 1.5: return 'float'
        case 2+3j: return 'complex'
        case 'a' 'b': return 'ab'
        case b'x': return 'bytes'
        case None | True | False: return f'single {x}'
        case _: return 'other'
for v in (0, 0.0, 1, True, False, None, -1, 1.5, 2+3j, 'ab', b'x', [], 'a', -0.0):
    print(repr(v), f(v))
import sys
class K: A = 1; B = 'b'
def g(x):
    match x:
        case K.A: return 'A'
        case K.B: return 'B'
        case sys.maxsize: return 'max'
        case str(): return 'str'
    return None
print(g(1), g('b'), g('c'), g(sys.maxsize), g(2))
def h(x):
    match x:
        case y if y > 10: return 'big', y
        case y: return 'small', y
print(h(11), h(2))
match 5:
    case n if False: print('no')
print(n)
match (1, 2):
    case 1, 2: print('tuple')
match 1, 2, 3:
    case [a, *_]: print(a)

log = []
def make(name, base=object, result=None, ops=()):
    ns = {}
    for op in ops:
        ns[op] = lambda s, o, op=op: (log.append(f'{name}.{op}'), NotImplemented if result is None else result)[1]
    return type(name, (base,), ns)
A = make('A', ops=('__add__', '__radd__', '__lt__', '__eq__', '__iadd__'))
B = make('B', ops=('__radd__', '__gt__', '__eq__'), result='b')
S = make('S', base=A, ops=('__radd__', '__add__', '__gt__', '__lt__'), result='s')
N = make('N', base=A)
def t(f):
    log.clear()
    try: print(f(), log)
    except TypeError as e: print(e, log)
t(lambda: A() + B()); t(lambda: A() + A()); t(lambda: A() + S()); t(lambda: S() + A()); t(lambda: A() + N()); t(lambda: A() + 1); t(lambda: 1 + A()); t(lambda: 1 + B())
t(lambda: A() < B()); t(lambda: A() < S()); t(lambda: A() == B()); t(lambda: A() == A()); t(lambda: A() != B()); t(lambda: A() < 5); t(lambda: A() == 5)
def iadd():
    a = A(); a += B(); return a
t(iadd)
def isub():
    a = A(); a -= 1
t(isub)
class Mul:
    def __mul__(s, o): return 'mul'
    __rmul__ = None
t(lambda: Mul() * 2); t(lambda: 2 * Mul())
class I(int):
    def __add__(s, o): return 'I+'
    def __radd__(s, o): return '+I'
t(lambda: 1 + I(2)); t(lambda: I(1) + 2); t(lambda: sum([I(1)])); t(lambda: I(3) - 1)
class L(list):
    def __radd__(s, o): return 'L'
t(lambda: [1] + L()); t(lambda: (1,) + L()); t(lambda: 'a' * 1.5); t(lambda: [1] * None); t(lambda: 1 @ 2); t(lambda: {} - {}); t(lambda: None + 1); t(lambda: [] < 5); t(lambda: 1 < 'a'); t(lambda: object() >= object())

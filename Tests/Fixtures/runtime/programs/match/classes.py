class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    __match_args__ = ('x', 'y', 'z')
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
def f(p):
    match p:
        case P3(0, 0, z): return 'zaxis', z
        case Point(x=0, y=0): return 'origin'
        case Point(0, y): return 'y', y
        case Point(x, y=0): return 'x', x
        case Point(): return 'somewhere'
        case int(n) | float(n): return 'num', n
        case str() as s: return 'str', s
        case (bool() | bytes()): return 'never bool'
        case dict(d): return 'dict', d
        case list([a, b]): return 'list2', a, b
        case type(): return 'type'
for v in (P3(0, 0, 5), Point(0, 0), Point(0, 3), Point(4, 0), Point(1, 1), 5, 1.5, 'q', True, b'', {1: 2}, [1, 2], [1], int, None):
    print(f(v))
class NoArgs: pass
for make in (lambda: NoArgs, lambda: 5, lambda: type('B', (), {'__match_args__': ['a']}), lambda: type('C', (), {'__match_args__': (1,)}), lambda: type('D', (), {'__match_args__': ('a',), 'a': 1})):
    C = make()
    o = C() if isinstance(C, type) else C
    try:
        match o:
            case C(q): print('matched', q)
            case _: print('no match')
    except TypeError as e: print(e)
try:
    match Point(1, 2):
        case Point(a, b, c): pass
except TypeError as e: print(e)
try:
    match 1:
        case int(a, b): pass
except TypeError as e: print(e)
try:
    match Point(1, 2):
        case Point(1, x=1): pass
except TypeError as e: print(e)
class Prop:
    @property
    def v(self): print('read'); return 3
match Prop():
    case Prop(v=4): print('4')
    case Prop(v=3): print('3')
class Meta(type):
    def __instancecheck__(cls, o): return o == 'magic'
class Magic(metaclass=Meta): pass
match 'magic':
    case Magic(): print('custom check')

class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
def f(x):
    match x:
        case []: return 'empty'
        case [1]: return 'one'
        case [a]: return 'single', a
        case [a, b]: return 'pair', a, b
        case [1, *rest, 9]: return 'ends', rest
        case [*init, last] if len(init) == 3: return 'init', init, last
        case [first, *_]: return 'first', first
        case _: return 'no'
for v in ([], (), [1], [2], (1, 2), [1, 5, 6, 9], [1, 2, 3, 4], range(3), 'ab', b'ab', bytearray(b'ab'), {1, 2}, {1: 2}, iter([1]), memoryview(b'abc'), Seq(), None, [[1, [2]], 3]):
    try: print(type(v).__name__, f(v))
    except TypeError as e: print(e)
match [1, [2, [3, 4]]]:
    case [a, [b, [c, d]]]: print(a, b, c, d)
match (1, 2, 3, 4, 5):
    case a, *b, c: print(a, b, c)
match [1, 2]:
    case [x, x2] as whole: print(whole, x, x2)
match ['go', 'north']:
    case ['go', ('north' | 'south') as d]: print(d)
class L(list): pass
match L([1]):
    case [a]: print('subclass', a)
for src in ['match x:\n case [a, a]: pass', 'match x:\n case [*a, *b]: pass', 'match x:\n case a | b: pass', 'match x:\n case y: pass\n case z: pass', 'match x:\n case {**r, "a": 1}: pass', 'match x:\n case a.b(c=1, c=2): pass', 'match x:\n case 1 + 1: pass', 'match x:\n case {"a": 1, "a": 2}: pass', 'match x:\n case f(a=1, 2): pass', 'match x:\n case _ as y: pass\n case 1: pass', 'match x:\n case -1j+2: pass', 'match x:\n case f"a": pass']:
    try: compile(src, 's', 'exec'); print('ok')
    except SyntaxError as e: print(e.msg)

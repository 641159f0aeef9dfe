def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def u1(): a, b = [1]
def u2(): a, b = 1, 2, 3
def u3(): a, *b, c = [1]
def u4(): a, b = 5
def u5(): (a, b), c = 1, 2
def u6(): a, b = {}
def u7(): a, b = 'xyz'
def u8(): a, b, c = iter([1, 2])
def u9(): a, b = iter(range(100))
def u10(): [] = [1]
def u11(): [] = []; return 'ok'
def u12(): *a, = 5
def u13(): a, b = {1: 2, 3: 4}; return a, b
def u14():
    for a, b in [(1, 2), (3,)]: pass
def u15(): return [*5]
def u16(): return {**5}
def u17(): return print(*5)
def u18(): return print(**5)
def u19(): return dict(**{'a': 1}, **{'a': 2})
def u20(): return {*[[]]}
class It:
    def __iter__(self): return self
    def __next__(self): raise RuntimeError('in next')
def u21(): a, b = It()
def u22(): a, b = dict
for i in range(1, 23): t(globals()[f'u{i}'])

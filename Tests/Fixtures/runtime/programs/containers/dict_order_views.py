d = {'b': 1, 'a': 2}; d['c'] = 3; d['b'] = 9; del d['a']; d['a'] = 0
print(d, list(d.items())[::-1], list(reversed(d.values())), next(reversed(d.keys())), d.popitem(), d)
k = d.keys(); v = d.values(); i = d.items(); d['new'] = 1
print(list(k), list(v), list(i), len(v), 1 in v, ('new', 1) in i, ('new', 2) in i, 'x' in i, k == {'b', 'c', 'new'}, k <= {'b', 'c', 'new', 'z'}, v == d.values(), i == d.items(), k | [1] == {*k, 1}, sorted(k ^ {'b', 'q'}), sorted(i - {('b', 9)}), [5] + [*k], {*()} & k, k.isdisjoint('xyz'))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: k[0]); t(lambda: hash(k)); t(lambda: k + k); t(lambda: k.add(1)); t(lambda: v | {1}); t(lambda: type(k)()); t(lambda: k & 5); t(lambda: 5 | k); t(lambda: i.mapping['b']); t(lambda: setattr(k, 'x', 1)); t(lambda: i & [('b', 9), 5]); t(lambda: {**{1: 2}, **{1: 3}}); t(lambda: dict([('a', 1)], a=2)); t(lambda: dict(zip('ab', 'c'))); t(lambda: dict.fromkeys([1, 2])); t(lambda: dict.fromkeys('ab', [])); t(lambda: dict(['ab', 'cd'])); t(lambda: dict(['abc'])); t(lambda: dict(a=1) | dict(b=2)); t(lambda: {} | 5); t(lambda: dict([[1]])); t(lambda: dict({1: 2}, **{'3': 4})); t(lambda: {'a': 1}.update([1])); t(lambda: {'a': 1} == {'a': 1.0}); t(lambda: {1: {2: {3: 4}}}[1][2][3]); t(lambda: {None: 1, (): 2, frozenset(): 3}[()]); t(lambda: repr({1: 2}.keys() )); t(lambda: {}.keys() == set()); t(lambda: d.setdefault('q')); t(lambda: d.get('zz', *[1])); t(lambda: d.pop('zz')); t(lambda: d.__or__(5)); t(lambda: d.__contains__([])); t(lambda: dict.__getitem__(d, 'zz'))
r = {}; r['self'] = r; r['l'] = [r]; print(r); l = []; l.append(l); l.append((l,)); print(l); t(lambda: {'x': l} == {'x': l})
class KeysOnly:
    def keys(s): return ['p', 'q']
    def __getitem__(s, k): return k * 2
print(dict(KeysOnly()), {**KeysOnly()}, (lambda **kw: kw)(**KeysOnly()))

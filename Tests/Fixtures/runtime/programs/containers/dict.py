d = {'a': 1, 'b': 2}
d['c'] = 3; d.update(d=4); d.update([('e', 5)]); d.update({'a': 0}, f=6); print(d, len(d), d.get('z'), d.get('z', 1), d.pop('a'), d.pop('zz', None), d.popitem(), d.setdefault('b', 9), d.setdefault('n', []), 'b' in d)
print(list(d), list(d.values()), list(d.items()), list(reversed(d)), dict(zip('ab', [1, 2])), dict([(1, 2)], x=3), {**d, 'q': 1}, {'a': 1} | {'b': 2}, {1: 'a', 1.0: 'b', True: 'c'}, dict.fromkeys('ab', 0), {} == {}, {1: 2} == {1: 2.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1})
k, v, i = d.keys(), d.values(), d.items(); d['new'] = 1; print(len(k), 'new' in k, ('new', 1) in i, k & {'b', 'zz'}, k - {'b'} == set(d) - {'b'}, k | {'p'} == set(d) | {'p'}, i & {('b', 2)}, k.isdisjoint({'q'}), k == set(d), k >= {'b'}, k.mapping['b'], repr({}.keys()), repr({1: 2}.items()), repr({1: 2}.values()))
d |= {'z': 26}; d |= [('y', 25)]; print(d['z'], d['y']); del d['z']; d.clear(); print(d)
for f in (lambda: {}['k'], lambda: {}.popitem(), lambda: {}.pop('a'), lambda: {[]: 1}, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.update(5), lambda: {} | [], lambda: {}.fromkeys(5), lambda: hash({}), lambda: {} < {}, lambda: dict(a=1, **{'a': 2}), lambda: {}.__delitem__('x'), lambda: dict(**{1: 2}), lambda: {1: 2}.keys() | 5, lambda: {}.setdefault([]), lambda: {{}: 1}, lambda: {}.get()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x = {}; x['self'] = x; print(x)
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return 1
    def __eq__(s, o): return s.v == o.v
t = {K(1): 'a', K(2): 'b', K(1): 'c'}; print(len(t), t[K(1)], t[K(2)])
big = {i: i for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), sum(big), next(iter(big)), list(big)[-1]); big[0] = 'back'; print(list(big)[-1])
f = frozendict(a=1, b=2); print(f, f['a'], hash(f) == hash(frozendict(b=2, a=1)), f | {'c': 3}, type(f | {}).__name__, dict(f))
try: f['a'] = 2
except TypeError as e: print(e)

rows = [('fruit', 'apple', 3), ('veg', 'leek', 1), ('fruit', 'fig', 7), ('veg', 'kale', 2)]
g = {}
for k, n, c in rows: g.setdefault(k, []).append((n, c))
print(g, {k: sum(c for _, c in v) for k, v in g.items()}, {n: c for _, n, c in rows if c > 1}, max(g, key=lambda k: len(g[k])))
inv = {c: n for _, n, c in rows}; print(inv, sorted(inv), dict(sorted(inv.items(), reverse=True)), {v: k for k, v in inv.items()}['fig'])
class Default(dict):
    def __init__(s, f): s.f = f
    def __missing__(s, k): v = s[k] = s.f(); return v
d = Default(list); d['a'].append(1); d['a'].append(2); d['b']; print(d, 'z' in d, d.get('z'))
tree = lambda: Default(tree); t = tree(); t['x']['y']['z'] = 1; print(t)
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}; print(a | b, b | a, a.keys() & b.keys(), sorted(a.keys() ^ b.keys()), a.items() - b.items() == set(a.items()))
for k in list(a): a.pop(k); print(a)

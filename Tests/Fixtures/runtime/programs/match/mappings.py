def f(x):
    match x:
        case {'type': 'circle', 'r': r}: return 'circle', r
        case {'type': str(t), **rest}: return t, rest
        case {1: a, None: b}: return a, b
        case {'k': [x, *_]}: return x
        case {}: return 'mapping', len(x)
        case _: return 'none'
for v in ({'type': 'circle', 'r': 2, 'z': 1}, {'type': 'sq', 'a': 1}, {1: 2, None: 3}, {'k': [7, 8]}, {}, {'type': 5}, [], frozendict(type='x')):
    print(f(v))
class M:
    def __init__(self, d): self.d = d
    def keys(self): return self.d.keys()
    def __getitem__(self, k): return self.d[k]
    def get(self, k, default=None):
        print('get', k); return self.d.get(k, default)
print(f(M({'type': 'circle', 'r': 1})))
class D(dict):
    def __missing__(self, k): return 'missing'
match D(a=1):
    case {'b': x}: print('matched', x)
    case {'a': x, **rest}: print('a', x, rest)
import sys
KEY = 'dyn'
class N: key = 'dyn'
match {'dyn': 5}:
    case {N.key: v}: print(v)
try:
    match {'dyn': 1}:
        case {N.key: a, 'dyn': b}: print(a)
except ValueError as e: print(e)
match {'a': {'b': {'c': 42}}}:
    case {'a': {'b': {'c': int(deep)}}}: print(deep)
match {'x': None}:
    case {'x': None}: print('none value')

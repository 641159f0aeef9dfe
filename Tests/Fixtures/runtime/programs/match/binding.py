def f(x):
    match x:
        case [a, 1]: return 'first', a
        case [a, b] if b > a: return 'guard', a, b
        case [a, b]: return 'second', a, b
        case {'k': v} | [v]: return 'or', v
        case (1 | 2 | 3) as n: return n
print(f([5, 1]), f([5, 2]), f([5, 9]), f({'k': 1}), f([4]), f(2), f(7))
def g(cmd):
    match cmd.split():
        case ['quit' | 'exit']: return 'bye'
        case ['load', name]: return f'load {name}'
        case ['move', ('up' | 'down') as d, n] if n.isdigit(): return d, int(n)
        case ['say', *words]: return ' '.join(words)
        case [cmd]: return f'unknown {cmd!r}'
        case _: return None
for c in ('quit', 'load x', 'move up 3', 'move up x', 'say a b c', 'dance', 'a b c d'): print(g(c))
match = 5; case = [match]; print(match, case, match * 2)
match (match):
    case 5: print('soft keyword')
type = 1; print(type)
_ = 'kept'
match 3:
    case _: print(_)
def evals():
    print('evaluated once'); return 2
match evals():
    case 1: print(1)
    case 2: print(2)
def partial(x):
    try:
        match x:
            case [a, b, 99]: pass
        return a, b
    except UnboundLocalError as e: return str(e)
print(partial([1, 2, 98]), partial([1]))
class Eq:
    def __eq__(self, o): print('eq', o); return o == 2
match Eq():
    case 1: print('one')
    case 2: print('two')
def nested(t):
    match t:
        case ('+', l, r): return nested(l) + nested(r)
        case ('*', l, r): return nested(l) * nested(r)
        case ('-', x): return -nested(x)
        case int() | float(): return t
        case _: raise ValueError(f'bad {t!r}')
print(nested(('+', 1, ('*', 2, ('-', 3)))))
try: nested(('/', 1))
except ValueError as e: print(e)

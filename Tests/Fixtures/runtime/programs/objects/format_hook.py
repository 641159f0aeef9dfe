class F:
    def __format__(s, spec): return f'<{spec}>'
    def __str__(s): return 'str'
    def __repr__(s): return 'rep'
f = F()
print(f'{f}', f'{f:abc}', f'{f!s:>5}', f'{f!r}', format(f), format(f, 'x'), '{:y} {0!r:>6}'.format(f) if False else '{0:y} {0!r:>6}'.format(f), '%s %r' % (f, f), f'{f:{1}{2}}', str(f), f'{f=}', f'{f=!s}', f'{f=:q}')
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Bad:
    def __format__(s, spec): return 5
    def __str__(s): return 5
    def __repr__(s): return None
t(lambda: f'{Bad()}'); t(lambda: str(Bad())); t(lambda: repr(Bad())); t(lambda: format(Bad(), '')); t(lambda: format(object(), 'x')); t(lambda: format([], '>5')); t(lambda: format(1, 5)); t(lambda: f'{None:5}'); t(lambda: '{:d}'.format('a')); t(lambda: f'{1.5:d}'); t(lambda: f'{"a":x}'); t(lambda: f'{1:s}'); t(lambda: f'{1:,_}'); t(lambda: f'{1:.3}'); t(lambda: f'{"a":+}'); t(lambda: f'{"a":=5}'); t(lambda: f'{1:Z}'); t(lambda: f'{3:c}{65:c}'); t(lambda: f'{-1:c}'); t(lambda: f'{1:#,x}'); t(lambda: f'{True:d} {True} {True:5}|'); t(lambda: '{'.format()); t(lambda: '}'.format()); t(lambda: '{a}'.format()); t(lambda: '{}{}'.format(1)); t(lambda: '{0}{}'.format(1)); t(lambda: '{!x}'.format(1)); t(lambda: '{0.x}'.format(1)); t(lambda: '{0[a]}'.format([1])); t(lambda: '{a[b].c}'.format(a={'b': type('C', (), {'c': 3})})); t(lambda: '{:{}}'.format(5, '>4')); t(lambda: '{0!r:{1}}'.format('x', 6)); t(lambda: '{[1]} {.real}'.format('ab', 3))
class D(dict):
    def __missing__(s, k): return '{' + k + '}'
print('{x} {y}'.format_map(D(x=1)))
class S(str):
    def __format__(s, spec): return 'S:' + spec
print(f'{S("a"):q}', '{}'.format(S('b')), S('c') % (), format(S('d'), '>3'))

print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{0[k]} {0[1]} {1.real}'.format({'k': 5, 1: 6}, 3))
print('{:>5}|{:<5}|{:^5}|{:=+5}'.format(1, 2, 3, 4), '{!r} {!s} {!a}'.format('a', 'b', 'é'), '{:{}}|{:{w}.{p}}'.format(1, 5, 3.14159, w=8, p=3), '{{}} {}'.format(1), '{:,} {:_} {:_x}'.format(1234567, 1234567, 255 ** 4))
print('{0.__class__.__name__}'.format(5), '{[0]}'.format([7]), '{a[b c]}'.format(a={'b c': 1}), '{:%}'.format(0.256), '{:.0%}'.format(0.5), '{:n}'.format(1234), '{:c}'.format(97), '{:e}'.format(12345.678), '{:#o} {:#X}'.format(8, 255))
for f, a, k in (('{}', (), {}), ('{1}', (1,), {}), ('{a}', (), {}), ('{} {0}', (1,), {}), ('{0} {}', (1,), {}), ('{', (), {}), ('}', (), {}), ('{0', (1,), {}), ('{!x}', (1,), {}), ('{:d}', ('a',), {}), ('{.foo}', (1,), {}), ('{[a]}', ([1],), {}), ('{!}', (1,), {}), ('{0[}', ([1],), {}), ('{a.}', (), {'a': 1}), ('{:{:{}}}', (1, 2, 3), {}), ('{!r:}', (1,), {}), ('{:>{w}}', (1,), {'w': 'x'}), ('{0!rs}', (1,), {}), ('{[]}', ([1],), {})):
    try: print(repr(f.format(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
print('{x} {y}'.format_map({'x': 1, 'y': 2}), '{q}'.format_map(type('D', (dict,), {'__missing__': lambda s, k: k.upper()})()))
print(format(5), format(5, '3'), format(1.5, '.3f'), format('a', '>3'), format([1], ''), format(None), format(True), format(True, 'd'), format(10 ** 20, ','), format(-5, '08,'), format(1e100, '.3g'), format(float('nan'), '6'), format(float('inf'), '+'), format(-0.0, 'z.1f'), format(0.1 + 0.2, '.20'), format(1 + 2j, '.1f'), format(2j, '>10'), format(1234.5678, ',.2f'), format(0.00001234, '_'), format(3, '.2f'), format(123456789, '.3e'))
for v, s in ((1, 'q'), ('a', 'd'), (1, 's'), (1.5, 'd'), ([], '5'), (1, '.5'), ('a', ',') , (1, '<<<'), (1, '5' * 30), (1.5, ',_'), ('a', '=5'), (1, 'c,'), (1114112, 'c'), (1, '+c'), (1.0, 'x'), (True, 's'), (1j, '%'), (1, '_c'), ('s', '#')):
    try: print(repr(format(v, s)))
    except Exception as e: print(type(e).__name__, e)
try: format(1, 2)
except TypeError as e: print(e)
class N:
    def __format__(self, s): return 5
try: format(N())
except TypeError as e: print(e)

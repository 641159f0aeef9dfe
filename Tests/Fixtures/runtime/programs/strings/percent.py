print('%d %i %u %5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5, 6, 7, 8))
print('%x %X %#x %o %#o %c %c %e %E %.3f %g %G %r %s %a %%' % (255, 255, 255, 8, 8, 'c', 65, 1e5, 1e-5, 3.14159, 1e20, 1e-10, 'q', 'é', 'é'))
print('%s' % (1,), '%s' % [1], '%(a)s %(b)d' % {'a': 1, 'b': 2}, '%s' % None, '%10s|%-10s|%.2s' % ('a', 'b', 'cde'), '%*d|%-*d|%.*f' % (5, 1, 5, 2, 2, 3.14159))
print('%d' % 3.9, '%d' % True, '%s %s' % ('a', ('b',)), '%(x)s' % {'x': (1, 2)}, '%.0f' % 2.5, '%5.1f|' % -0.05, '%+.1e' % 0, '%#.0f' % 1, '%i' % 10 ** 20, '%x' % -255)
print('%s' % {}, '' % {}, 'abc' % {}, 'abc' % [], '%s' % 'a' 'b')
for f, a in (('%d', 'a'), ('%d', ()), ('%d %d', 1), ('%d', (1, 2)), ('%z', 1), ('%', 1), ('%(a)s', 1), ('%(a)s', {}), ('%c', 'ab'), ('%c', -1), ('%c', 1.5), ('%x', 1.5), ('%*d', ('a', 1)), ('%(a', {}), ('%f', 'x'), ('abc', 1), ('%s %(a)s', {'a': 1}), ('%.2147483648d', 1), ('%d', None), ('%i', 1j)):
    try: print(repr(f % a))
    except Exception as e: print(type(e).__name__, e)
print(b'%d %s %b %a %x' % (1, b'q', b'z', 'é', 16), b'%(k)s' % {b'k': b'v'}, b'%5.1f' % 2.25, b'%c%c' % (65, b'B'))
for f, a in ((b'%s', 'str'), (b'%b', 5), (b'%c', 300), (b'%d', b'x')):
    try: print(f % a)
    except Exception as e: print(type(e).__name__, e)
class I:
    def __index__(self): return 7
    def __float__(self): return 1.5
    def __str__(self): return 'S'
    def __repr__(self): return 'R'
print('%x %f %s %r %c' % (I(), I(), I(), I(), I()))
try: print('%d' % I())
except TypeError as e: print(e)

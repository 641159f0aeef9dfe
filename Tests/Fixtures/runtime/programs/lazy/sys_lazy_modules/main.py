import sys
lazy import a
lazy import pk.sub
lazy from b import x
lazy from pk import two
print(sorted(m for m in sys.lazy_modules if m.split('.')[0] in ('a', 'b', 'pk')), type(sys.lazy_modules).__name__)
a
print(sorted(m for m in sys.lazy_modules if m.split('.')[0] in ('a', 'b', 'pk')))
two
print(sorted(m for m in sys.lazy_modules if m.split('.')[0] in ('a', 'b', 'pk')))
pk.sub
print(sorted(m for m in sys.lazy_modules if m.split('.')[0] in ('a', 'b', 'pk')))
import b
print(sorted(m for m in sys.lazy_modules if m.split('.')[0] in ('a', 'b', 'pk')))
print(x, sorted(m for m in sys.lazy_modules if m.split('.')[0] in ('a', 'b', 'pk')))

import sys
lazy import pk.one
lazy import pk.two
import pk
print(sorted(m for m in sys.modules if m.startswith('pk')), type(globals()['pk']).__name__)
print(pk.one.v)
print(sorted(m for m in sys.modules if m.startswith('pk')))
print(pk.two.v)
lazy import q.a.b
lazy import q.c as qc
print(q.a.b.v, sorted(m for m in sys.modules if m.startswith('q')))
try: print(q.c.v)
except AttributeError as e: print(e)
print(qc.v, q.c.v)
lazy import q.missing
try: q.missing
except Exception as e: print(type(e).__name__, e)

import sys
lazy import a, b, c
lazy from d import e as alias
def kinds(mapping): return {k: type(v).__name__ for k, v in mapping.items() if k in ('a', 'b', 'c', 'alias', 'm')}
def loaded(): return sorted(k for k in sys.modules if k in ('a', 'b', 'c', 'd'))
for f in (globals, locals, vars):
    print(f.__name__, kinds(f()))
print([k for k in dir() if len(k) == 1 and k in 'abc'], loaded())
def frame_views():
    frame = sys._getframe(1)
    m = frame.f_globals['a']
    return kinds(frame.f_globals), kinds(frame.f_locals), kinds(locals()), type(m).__name__
print(frame_views(), loaded())
ns = globals()
print(ns.get('a') is ns['a'], 'a' in ns, ns.setdefault('a', 1) is ns['a'], loaded())
copy = dict(ns)
print(type(copy['a']).__name__, copy['a'] is ns['a'], type({**ns}['b']).__name__)
print(eval('a.v', copy), type(copy['a']).__name__, type(ns['a']).__name__, loaded())
p = ns.pop('b')
print(type(p).__name__, 'b' in ns, loaded())
ns['b2'] = p
print(b2.v, type(ns['b2']).__name__)
class C:
    c2 = ns['c']
    inside = kinds(locals())
    m = ns['c']
    also = m
    then = kinds(locals())
print(type(C.__dict__['c2']).__name__, type(C.c2).__name__, C.inside, C.then, loaded())
class Thing: pass
t = Thing()
t.c = ns['c']
print(type(t.c).__name__, [type(x).__name__ for x in (ns['alias'], *[ns['alias']])])
def args(x, *r, **k): return type(x).__name__, type(r[0]).__name__, type(k['k']).__name__
print(args(ns['alias'], ns['alias'], k=ns['alias']), loaded())
def cell():
    x = ns['alias']
    def inner(): return type(x).__name__
    return inner()
print(cell(), (lambda d=ns['alias']: type(d).__name__)(), loaded())
print(alias, type(ns['alias']).__name__, loaded())
exec('print(type(locals()["q"]).__name__, q)', {}, {'q': 5})
l = {'q': p}
print(eval('q.v', {}, l), type(l['q']).__name__)
print(eval('(lambda: q)()', l).v if 'q' in l else None)
print(sorted(k for k, v in list(vars(sys.modules['__main__']).items()) if type(v).__name__ == 'lazy_import'))

log = []
def t(n, v=None): log.append(n); return v
class B:
    def __setattr__(s, k, v): log.append(('set', k, v))
    def __setitem__(s, k, v): log.append(('item', k, v))
    def __getitem__(s, k): log.append(('get', k)); return 10
    def __delitem__(s, k): log.append(('del', k))
b = B()
t('a', b).x = t('b', 5); print(log); log.clear()
t('o', b)[t('k', 'key')] = t('v', 1); print(log); log.clear()
t('o', b)[t('k', 'key')] += t('v', 1); print(log); log.clear()
t('1', b).p, t('2', b)[t('3')] = t('r', (7, 8)); print(log); log.clear()
x = t('first', b).q = t('val', 3); print(log, x); log.clear()
del t('d', b)[t('i', 0)], b[1]; print(log); log.clear()
d = {t('k1', 1): t('v1', 2), t('k2', 3): t('v2', 4)}; print(log); log.clear()
print(t('f', max)(t('a1', 1), *t('a2', [2]), key=t('kw'), **t('a3', {})), log); log.clear()
t('ann', b).z: t('anno') = t('value', 6); print(log); log.clear()
t('l', 1) < t('m', 0) < t('r'); print(log); log.clear()
[t('e', i) for i in t('it', [1, 2]) if t('c', i)]; print(log); log.clear()
def f(a=t('def')) -> t('ret'): pass
print(log); log.clear()
@t('deco', lambda c: c)
class K(t('base', object), metaclass=t('meta', type)): t('body')
print(log)

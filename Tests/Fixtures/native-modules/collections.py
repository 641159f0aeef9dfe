from _collections import deque, defaultdict, OrderedDict, _tuplegetter, _count_elements
d=deque([1,2,3],maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, len(d), d[0], d[-1])
d.rotate(1); print(d); d.rotate(-2); print(d); d.reverse(); print(d, list(reversed(d)))
for f in (lambda: deque([],-1), lambda: deque(1), lambda: deque([]).pop(), lambda: d[9], lambda: d.remove(99), lambda: d.index(99), lambda: d+[1], lambda: d.insert(0,1), lambda: deque(maxlen='a'), lambda: d['a'], lambda: deque(1,2,3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(deque('abc')*2, deque('ab')+deque('c'), deque('ab')<deque('b'), deque('ab')==deque('ab'), d.copy(), d.count(3))
d=deque('abc')
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
dd=defaultdict(list, a=1); dd['x'].append(1); print(dd, dd.default_factory, dd.copy(), dict(dd))
try: defaultdict(1)
except TypeError as e: print(e)
try: defaultdict()['q']
except KeyError as e: print(repr(e))
class DD(defaultdict): pass
x=DD(int); x['a']+=1; x.foo=3; print(x, x.foo, x.default_factory, x|{'b':2})
o=OrderedDict(a=1,b=2); o.move_to_end('a'); print(o, o.popitem(last=False), o, o==OrderedDict(a=1), OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)=={'b':2,'a':1})
class OO(OrderedDict): pass
p=OO([(1,2)]); p.z=1; print(p, p.z, OO.fromkeys('ab'), list(reversed(p)))
o=OrderedDict(); o.q=1; print(o, o.__dict__, o.setdefault('a', 3), o.pop('a'), o.pop('n', 5))
m={}; _count_elements(m,'abracadabra'); print(m)
t=_tuplegetter(0,'doc'); print(t, t.__doc__)
class T(tuple): a=t
print(T((7,8)).a)
try: T(()).a
except IndexError as e: print(e)
import _collections; print(deque, defaultdict, OrderedDict, deque.__module__)

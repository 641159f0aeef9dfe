import errno, _stat, _signal, _string, gc, _bisect, _heapq, atexit, _contextvars as c, _locale
print({k:v for k,v in vars(errno).items() if isinstance(v,int)})
print({k:v for k,v in vars(_stat).items() if isinstance(v,int)})
print({k:v for k,v in vars(_signal).items() if isinstance(v,int)})
print({k:v for k,v in vars(_locale).items() if isinstance(v,(int,str))})
print(_locale.localeconv(), _locale.setlocale(0), _locale.getencoding(), repr(_locale.Error), _locale.nl_langinfo(_locale.CODESET))
def p(g):
    try: print(g())
    except BaseException as e: print(type(e).__name__, e)
v=c.ContextVar('v'); w=c.ContextVar('w',default=3)
class re:
  @staticmethod
  def sub(a,b,s):
    out=[]
    parts=s.split("0x"); r=parts[0]
    for q in parts[1:]: r+="0x"+q.lstrip("0123456789abcdef")
    return r
for f in (lambda: v.get(), lambda: v.get(1), lambda: w.get(), lambda: re.sub('0x[0-9a-f]+','0x',repr(v)), lambda: re.sub('0x[0-9a-f]+','0x',repr(w)),lambda: re.sub('0x[0-9a-f]+','0x',repr(v.set(2))), lambda: v.name, lambda: c.ContextVar(1), lambda: c.ContextVar(), lambda: c.ContextVar('a',1), lambda: hash(v) and 0, lambda: c.copy_context().run(v.get), lambda: c.copy_context()[v], lambda: c.copy_context()[w], lambda: c.copy_context()[1], lambda: c.Context().get(v), lambda: len(c.copy_context()), lambda: list(c.copy_context().items())[0][1], lambda: v in c.copy_context(), lambda: c.Context(1), lambda: c.Token(), lambda: v.reset(1), lambda: c.copy_context()==c.copy_context(), lambda: c.Context().run(), lambda: c.Context().run(v.get, 9), lambda: c.ContextVar[int], lambda: c.Token.MISSING, lambda: hash(c.Context()), lambda: 1 in c.Context(), lambda: c.Context().get(1)):
    p(f)
t=v.set(5); print(t.var is v, t.old_value); v.reset(t); p(lambda: v.reset(t)); p(lambda: w.reset(v.set(3)))
t=w.set(1); print(t.old_value); p(lambda: c.Context().run(w.reset,t)); print(re.sub('0x[0-9a-f]+','0x',repr(t)))
x=c.copy_context()
p(lambda: x.run(lambda: x.run(int)))
with v.set(77) as tt: print(v.get())
print(v.get(), re.sub('0x[0-9a-f]+','0x',repr(tt)))
for f in (lambda: list(_string.formatter_parser('a{b!r:c}d{{}}{}{0[x].y:{w}}')), lambda: list(_string.formatter_parser('{')), lambda: list(_string.formatter_parser('}')), lambda: list(_string.formatter_parser('{a!}')), lambda: list(_string.formatter_parser('{a!rx}')), lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('a.b[c][1].d')), lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('0[')), lambda: _string.formatter_parser(1), lambda: _string.formatter_field_name_split(1), lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('')), lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('12.a')),lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('a.')),lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('a[]')),lambda: (lambda t:(t[0],list(t[1])))(_string.formatter_field_name_split('a[0]x')),lambda: list(_string.formatter_parser('{a')), lambda: list(_string.formatter_parser('{a:{b}')), lambda: list(_string.formatter_parser('{a!r')),lambda: list(_string.formatter_parser('{a!')),
 lambda: gc.get_threshold(), lambda: gc.isenabled(), lambda: gc.get_debug(), lambda: gc.collect(5), lambda: gc.is_tracked([]), lambda: gc.is_tracked(1), lambda: gc.get_referents([1,2]), lambda: gc.garbage, lambda: gc.callbacks, lambda: gc.freeze(), lambda: gc.is_finalized(1), lambda: gc.get_objects(generation=7),
 lambda: _bisect.bisect_left([1,2,2,3],2), lambda: _bisect.bisect_right([1,2,2,3],2), lambda: _bisect.bisect_left([1],1,-1), lambda: _bisect.bisect_left([3,2,1],2,key=lambda x:-x), lambda: _bisect.insort_left([1],1.5), lambda: _bisect.bisect_left(1,1), lambda: _bisect.bisect_left([1],'a'),
 lambda: _heapq.heappop([]), lambda: _heapq.heappush(1,1), lambda: _heapq.heapreplace([],1), lambda: _heapq.heappushpop([],1), lambda: _heapq.heapify((1,)), lambda: _heapq.heappop_max([]), lambda: _heapq.heappushpop([2,3],1), lambda: _heapq.heappushpop_max([3,2],1),  lambda: _heapq.heappush([]),
 lambda: atexit.register(), lambda: atexit.register(1), lambda: atexit._ncallbacks(), lambda: atexit.unregister(1)):
    p(f)

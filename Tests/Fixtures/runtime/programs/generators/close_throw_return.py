def g():
    try:
        x = yield 1
        while True:
            try: x = yield x
            except ValueError as e: x = yield f'caught {e}'
    except GeneratorExit: print('closing'); return 'closed'
    finally: print('finally')
a = g(); print(next(a), a.send('s'), a.throw(ValueError('v')), a.send(2), a.close(), a.close(), next(a, 'done'))
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
t(lambda: g().send(1)); t(lambda: g().throw(KeyError('k'))); t(lambda: g().throw(5)); t(lambda: g().throw(ValueError, ValueError('x'), 3)); t(lambda: g().close())
def ignore():
    try: yield
    except GeneratorExit: yield 'no'
i = ignore(); next(i); t(i.close)
def stop(): yield 1; raise StopIteration('inside')
t(lambda: list(stop()))
def ret(): return 5; yield
t(lambda: next(ret()))
def re():
    me = yield
    me.send(None)
r = re(); next(r); t(lambda: r.send(r))
def deleg(): v = yield from ret(); yield v; w = yield from [1, 2]; yield w; return (yield from 'ab')
print(list(deleg()))
class It:
    def __iter__(s): return s
    def __next__(s): return 'n'
    def throw(s, *a): return ('thrown', a)
    def send(s, v): return ('sent', v)
    def close(s): print('it closed')
def d2(): yield from It()
d = d2(); print(next(d), d.send(5), d.throw(KeyError('q'))); d.close()
x = g(); print(x.gi_running, x.gi_suspended, x.gi_frame is not None, x.gi_yieldfrom, x.__name__, x.__qualname__, x.gi_code.co_name); x.close(); print(x.gi_frame)
t(lambda: (lambda: (yield))().send(None)); ge = (i * j for i in range(3) for j in range(i)); print(type(ge).__name__, ge.__name__, list(ge)); t(lambda: (x for x in 5)); t(lambda: next(x / 0 for x in [1]))

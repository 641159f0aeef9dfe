g = {'x': 1}; l = {'y': 2}
print(eval('x + y', g, l), sorted(k for k in g), eval('[x for _ in range(y)]', g, l), eval('(lambda: x)()', g, l))
exec('z = x + y\nglobal w\nw = 9\ndef f(): return w', g, l); print(l['z'], g['w'], l['f'](), 'z' in g)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: eval('(lambda: y)()', g, l)); t(lambda: exec('class C:\n v = y\n def m(s): return y', g, l) or l['C'].v); t(lambda: l['C']().m()); t(lambda: eval('x', {'__builtins__': {}})); t(lambda: eval('print', {'__builtins__': {'print': 5}})); t(lambda: exec('import sys', {'__builtins__': {}})); t(lambda: exec('class A: pass', {'__builtins__': {}})); t(lambda: eval('__builtins__', {'__builtins__': None})); t(lambda: eval('locals()', {}, l) is l); t(lambda: eval('globals()', g) is g)
class NS(dict):
    def __missing__(s, k): return f'<{k}>' if len(k) < 4 else (_ for _ in ()).throw(KeyError(k))
t(lambda: eval('a + b', {}, NS())); t(lambda: eval('len("x")', {}, NS())); t(lambda: eval('longer', {}, NS())); t(lambda: eval('q', NS()))
class Map:
    def __init__(s): s.d = {}
    def __getitem__(s, k): return s.d[k]
    def __setitem__(s, k, v): s.d[k] = v
    def __delitem__(s, k): del s.d[k]
m = Map(); exec('a = 1\nb = a + 1\ndel a\nfor i in range(2): c = i', {}, m); print(m.d)
t(lambda: exec('del nope', {}, m)); t(lambda: exec('x = 1', {}, 5)); t(lambda: exec('x = 1', [])); t(lambda: eval('1;2')); t(lambda: eval('')); t(lambda: eval('  \t 3 ')); t(lambda: eval('\n4')); t(lambda: eval(b'"\xc3\xa9"')); t(lambda: exec(compile('a = 5', 'n', 'exec', dont_inherit=True), m2 := {}) or m2['a']); t(lambda: compile('1', 'f', 'nope')); t(lambda: eval(compile('x = 1', 'f', 'exec'))); t(lambda: compile('f(', 'file.py', 'exec')); t(lambda: eval('x', closure=1)); t(lambda: exec('a', g, l, 5)); t(lambda: exec('x', globals=g, locals=None)); t(lambda: eval('x', globals=g))
def scope():
    loc = 1
    exec('loc = 2; new = 3'); d = locals(); return loc, 'new' in d, eval('loc'), [eval('loc', {'loc': v}) for v in 'ab']
print(scope())
class K: exec('attr = 7'); b = eval('attr') + 1
print(K.attr, K.b, compile('a\nb', '<s>', 'exec').co_names)

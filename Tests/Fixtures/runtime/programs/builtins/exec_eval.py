ns = {}
exec('x = 1\ndef f(): return x\nclass C: y = x', ns); print(ns['x'], ns['f'](), ns['C'].y, sorted(k for k in ns if k != '__builtins__'))
print(eval('x + 1', ns), eval('x + y', {'x': 1}, {'y': 2}), eval(compile('3 * 4', 's', 'eval')), eval('  5'), eval(b'6'), eval('[i for i in range(3)]'))
g, l = {'a': 1}, {'b': 2}; exec('c = a + b; global d; d = 5; a = 10', g, l); print(g['a'], l, g.get('d'))
def f():
    v = 1
    exec('v = 2; w = 3'); print(v, 'w' in locals(), sorted(locals()))
    print(eval('v'), eval('v', {'v': 9}), [eval('v2', {'v2': i}) for i in range(2)])
    loc = locals(); loc['v'] = 5; print(v, locals()['v'])
f()
class M(dict):
    def __getitem__(s, k): print('get', k); return 7
    def __setitem__(s, k, v): print('set', k, v)
exec('a = b', {}, M())
print(exec('1'), compile('x', 'f', 'eval').co_name, compile('pass', 'fn.py', 'exec').co_filename, type(compile('1', '', 'single')).__name__)
for src in ('1 +', 'x = ', 'def f(:', '(', ')', "'abc", 'if 1:\nx', 'a b', '1 = x', 'x = 1 +* 2', 'for', 'class', 'print 1', 'f(a b)', 'import', 'from x', '@', 'lambda', 'return', 'a = yield = 1', '0777', '1__0', '0x', '"\\x1"', "b'é'", 'try:\n pass', 'else:', '{1:2, 3}', 'f(a=1, 2)', 'not', 'async', 'del', 'a.1', '$', '?', 'x ==', 'if x = 1: pass', 'def f(a, *, **k): pass', 'with open() as 1: pass', 'import a as b.c', 'raise from x', 'global', 'assert', 'while', '[1, 2', 'x = (1,\n2'):
    try: exec(src); print('ok', src)
    except SyntaxError as e: print(type(e).__name__, '|', e.msg, '|', e.lineno, e.offset)
for bad in (lambda: eval(5), lambda: exec('1', 5), lambda: eval('1', {}, 5), lambda: compile('1', 'f', 'bad'), lambda: eval('x=1'), lambda: exec(None), lambda: eval('1', 1), lambda: eval('\0'), lambda: exec('nope_undefined'), lambda: exec(compile('q = 1', 'f', 'eval')) if False else compile(5, 'f', 'exec'), lambda: eval('')):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
code = compile('a = 1\nb = a + 1', 'file', 'exec'); d = {}; exec(code, d); exec(code, d); print(d['b'], code.co_names, code.co_consts[:1] is not None)
print(eval('__name__'), eval('len', {'__builtins__': {'len': 'fake'}}))
try: eval('len', {'__builtins__': {}})
except NameError as e: print(e)

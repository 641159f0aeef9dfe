import sys
ns = {'__name__': 'ns'}
exec('lazy import a\nlazy from b import x', ns)
print(type(ns['a']).__name__, type(ns['x']).__name__)
print(eval('x', ns), type(ns['x']).__name__)
l = {}
try:
    exec('lazy import c\nprint(c.v)', {}, l); print(type(l['c']).__name__)
except SyntaxError as e: print(e)
def f():
    exec('lazy import d', globals())
    return d.v
print(f())
code = compile('lazy from e import v', 'gen', 'exec'); exec(code, ns); print(code.co_names, ns['v'].resolve())
try: eval('lazy import a')
except SyntaxError as e: print(e.msg)
print(type(eval('a', ns)).__name__, type(ns.get('a')).__name__, type(ns['a']).__name__)
exec('def g(): return a.v\nprint(g())', ns)

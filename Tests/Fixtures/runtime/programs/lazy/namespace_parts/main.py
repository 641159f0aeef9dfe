import sys
lazy import ns.one
lazy from ns import two
lazy import ns.deep.er as er
print(type(globals()['ns']).__name__, 'ns' in sys.modules, sorted(n for n in sys.lazy_modules if n.startswith('ns')))
print(ns.__name__, ns.__spec__.origin, type(ns.__path__).__name__, 'one' in vars(ns))
print(ns.one.value, sorted(n for n in sys.modules if n.startswith('ns')))
try: ns.three
except AttributeError as e: print(e)
lazy import ns.three
try: ns.three
except ImportError as e: print(type(e).__name__, e, '|', e.__cause__)
sys.path.append(sys.path[0] + '/more')
print(ns.three.value, len(ns.__path__))
print(two.value, er.__name__, er.who())
print(sorted(n for n in sys.modules if n.startswith('ns')))
print([type(v).__name__ for k, v in sorted(vars(ns).items()) if not k.startswith('__')], ns.deep is er.up())
lazy from ns import absent
try: absent
except ImportError as e: print(type(e).__name__, e.msg.split(' (')[0], e.name, e.path)

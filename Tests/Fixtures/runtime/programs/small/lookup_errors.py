d = {'a': {'b': [1, {'c': 2}]}}
for path in (['a', 'b', 1, 'c'], ['a', 'x'], ['a', 'b', 5], ['a', 'b', 'q'], ['a', 'b', 0, 'z']):
    v = d
    try:
        for p in path: v = v[p]
        print(v)
    except (KeyError, IndexError, TypeError) as e: print(type(e).__name__, e, isinstance(e, LookupError))
class A: pass
for n in ('x', '__class__', '__dict__', '__nope__'):
    print(n, hasattr(A(), n), getattr(A, n, 'default').__class__.__name__)
try: [].x
except AttributeError as e: print(e.name, e.obj, e)
try: undefined_name
except NameError as e: print(e.name, e)
try: (1).real = 2
except AttributeError as e: print(e)
try: import_missing = __import__('no_such_module_here')
except ModuleNotFoundError as e: print(e, e.name, e.path)

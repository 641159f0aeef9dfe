from chosen import *
print(sorted(n for n in globals() if not n.startswith('__')))
print(public, _private)
try: hidden
except NameError as e: print(e)
from everything import *
print(sorted(n for n in globals() if not n.startswith('__')))
try: exec('from wrong import *')
except AttributeError as e: print(e, e.name)
try: exec('from odd import *')
except Exception as e: print(type(e).__name__, e)
try: exec('from odder import *')
except Exception as e: print(type(e).__name__, e)
ns = {}
exec('from tuple_all import *', ns); print(sorted(k for k in ns if k != '__builtins__'))
try: exec('def f():\n    from chosen import *')
except SyntaxError as e: print(e.msg)
try: exec('class C:\n    from chosen import *\nprint(C.public)')
except SyntaxError as e: print(e.msg)

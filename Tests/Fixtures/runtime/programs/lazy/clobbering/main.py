import sys, p
def kinds(module): return {k: type(v).__name__ for k, v in sorted(vars(module).items()) if not k.startswith('__')}
print(kinds(p))
from p.f import g
print(type(p.f).__name__, type(p.h).__name__, p.k(), kinds(p))
import app
print(app.debug, type(app.settings).__name__)
import app2
print(app2.settings, app2.debug, type(app2.settings).__name__)
import pkg3
lazy import pkg3.tool as tool
print(pkg3.tool, 'pkg3.tool' in sys.modules)
print(tool.__name__, type(pkg3.tool).__name__)
import pkg4
lazy import pkg4.tool
lazy from pkg4 import tool
print(tool, 'pkg4.tool' in sys.modules)
import pkg4.tool
print(type(pkg4.tool).__name__)
import pkg5
print(pkg5.a_first, type(pkg5.a).__name__, type(vars(pkg5)['b']).__name__)
print(pkg5.b, type(vars(pkg5)['b']).__name__)

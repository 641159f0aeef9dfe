import sys
for text in ('import absent', 'import absent.sub', 'import mod.sub', 'import pk.absent', 'import pk.absent.more', 'from absent import x', 'from mod import absent', 'from pk import absent', 'from pk.absent import x', 'from mod import a, absent, b', 'from mod.x import y', 'import mod.a', 'from pk import modd', 'from mod import valu'):
    try: exec(text)
    except ImportError as e: print(text, '|', type(e).__name__, '|', e, '|', e.name, e.path, e.name_from)
import mod
try: mod.valeu
except AttributeError as e: print(e, e.name, e.obj is mod)
e = ImportError('m', name='n', path='p'); print(e.args, e.name, e.path, e.msg, repr(e))
try: ImportError('m', foo=1)
except TypeError as x: print(x)
print(ImportError().msg, ImportError(1, 2).msg, str(ImportError('a', 'b')), ModuleNotFoundError('x', name_from='y').name_from)

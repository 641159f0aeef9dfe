import ext, sys
try: import ext.plug
except ImportError as e: print(e)
ext.__path__.append(sys.path[0] + '/plugins')
import ext.plug
print(ext.plug.NAME, ext.plug.__file__)
ext.__path__ = []
try: import ext.more
except ImportError as e: print(e)
del ext.__path__
try: import ext.more
except ImportError as e: print(type(e).__name__, e)
m = type(sys)('made', 'doc'); m.__path__ = [sys.path[0] + '/plugins']; sys.modules['made'] = m
import made.more
print(made.more.NAME, made.more.__package__, repr(made), made.__doc__, made.__spec__)

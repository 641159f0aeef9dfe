queries = []
class Ask:
    def __contains__(self, name):
        queries.append(name)
        return name.endswith('sub')
__lazy_modules__ = Ask()
from . import other
from .sub import X
from . import __name__ as top
import pk.sub as deep
from pk import sub
kinds = {k: type(v).__name__ for k, v in list(globals().items()) if k in ('other', 'X', 'top', 'deep', 'sub')}

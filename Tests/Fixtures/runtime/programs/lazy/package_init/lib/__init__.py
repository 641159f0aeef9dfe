lazy from .slow import Slow
lazy from . import heavy
lazy from .helper import name
fast = 'fast'
print('lib')

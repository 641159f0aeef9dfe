NAME = 'a'
from . import b

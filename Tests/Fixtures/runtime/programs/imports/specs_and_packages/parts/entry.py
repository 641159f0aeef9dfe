ENTRY = __name__
from . import helper
from .second import NAME

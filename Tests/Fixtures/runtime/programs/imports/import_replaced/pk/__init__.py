NAME = 'pk'
from . import sub
from .sub import VALUE

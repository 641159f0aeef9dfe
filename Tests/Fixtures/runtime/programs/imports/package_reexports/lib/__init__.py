from ._version import VERSION
from .shapes import *
from .shapes import _hidden as hidden
from .inner import deep, D
__all__ = shapes.__all__ + ['VERSION']

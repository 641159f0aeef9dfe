from . import core
from .core import build
def describe():
    return core.VERSION

from . import core
from .core import build
VERSION = core.VERSION

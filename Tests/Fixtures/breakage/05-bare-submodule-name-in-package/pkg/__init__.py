from .core import build
VERSION = core.VERSION

from .core import run
VERSION = 1

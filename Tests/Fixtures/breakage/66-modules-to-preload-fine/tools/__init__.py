import registry
from .core import dump as dump


def _finish():
    dump
    registry.load()


_finish()

import registry
from .core import dump as dump


def _finish():
    registry.load()


_finish()

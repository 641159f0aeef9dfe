from . import NAME
from .. import NAME as top
from ..right import fruit, NAME as other
from ..right.fruit import color as c
def report(): return [NAME, top, other, fruit.color, c, __package__, __name__]

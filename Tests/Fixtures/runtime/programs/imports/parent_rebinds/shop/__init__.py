order = 'variable first'
from .cart import total as cart
from . import order

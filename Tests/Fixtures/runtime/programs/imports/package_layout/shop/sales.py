from .stock import ITEMS
from . import stock
print('sales sees', sorted(n for n in dir(stock) if not n.startswith('__')))
def total(): return sum(ITEMS.values()) + len(stock.ITEMS)

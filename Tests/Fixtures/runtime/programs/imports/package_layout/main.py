import shop
print(shop.__name__, shop.__package__, shop.__spec__.name, shop.__spec__.parent, shop.__file__)
print(shop.__path__, shop.__spec__.submodule_search_locations == list(shop.__path__))
print(hasattr(shop, 'stock'), hasattr(shop, 'sales'))
import shop.sales
print(shop.sales.__name__, shop.sales.__package__, shop.sales.__spec__.parent, shop.sales.total())
from shop import stock as s, sales
print(s.ITEMS, s is shop.stock, sales is shop.sales)
import shop.stock as again
print(again is s, shop.__doc__, sales.__doc__)

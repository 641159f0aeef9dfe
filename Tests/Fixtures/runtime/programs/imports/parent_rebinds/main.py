import sys
import shop.cart
print(shop.cart, sys.modules['shop.cart'].__name__)
from shop import cart, order
print(cart, order)
import shop.order as o
print(o)
import keeps.item
print(keeps.item, keeps.log)
try:
    import loses.item
    print(loses.item)
except Exception as e: print(type(e).__name__, e)
try:
    import loses.item as direct
    print(direct)
except Exception as e: print(type(e).__name__, e)
from loses import item
print(item)
import swaps.leaf
print(type(swaps).__name__, hasattr(swaps, 'leaf'), swaps.tag)
try:
    import frozen_parent.leaf
    print(frozen_parent.leaf)
except Exception as e: print(type(e).__name__, e)
print('frozen_parent.leaf' in sys.modules)
lazy import slow.cart as late
slow_cart = sys.modules.get('slow')
print(slow_cart, late.__name__)
import slow
print(slow.cart.__name__)
slow.cart = 'mine'
lazy import slow.cart
print(slow.cart)
lazy from slow import cart as lc
print(lc)
lazy import slow.cart as la
print(la)

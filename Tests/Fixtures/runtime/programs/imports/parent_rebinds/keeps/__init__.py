log = []
class Item: pass
item = Item

from shapes import Circle
class Style:
    name = 'plain for ' + Circle.__name__

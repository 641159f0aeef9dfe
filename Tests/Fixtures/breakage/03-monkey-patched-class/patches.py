import shape
def area(self):
    return 2
shape.Shape.area = area

import shape
def area(self):
    return 2
def apply():
    shape.Shape.area = area

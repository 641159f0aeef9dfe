print('base')
FIVE = 5
class Meta(type): pass
class Base(metaclass=Meta): pass
def deco(f): return f

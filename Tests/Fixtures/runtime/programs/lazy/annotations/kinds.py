print('kinds runs')
class Shape: pass
class Color: pass

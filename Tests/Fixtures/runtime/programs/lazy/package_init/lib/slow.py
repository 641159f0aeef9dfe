print('slow')
class Slow: v = 1

import sys
class Constants:
    PI = 3
sys.modules[__name__] = Constants()

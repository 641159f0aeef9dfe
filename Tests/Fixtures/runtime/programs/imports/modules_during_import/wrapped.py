import sys
sys.modules[__name__] = sys.Facade(sys.modules[__name__])

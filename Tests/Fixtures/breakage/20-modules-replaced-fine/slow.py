import sys
NAME = "slow"
SELF = sys.modules[__name__]

import sys
import helper
name = helper.NAME
print(sys.modules["helper"].NAME, sys.modules[__name__].name)

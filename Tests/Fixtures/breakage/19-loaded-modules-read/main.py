import sys
import helper
print(sys.modules["helper"].NAME)

import sys
import plugins.alpha
print(sys.modules["plugins.alpha"].NAME)

import sys
import constants
print(type(sys.modules["constants"]).__name__)

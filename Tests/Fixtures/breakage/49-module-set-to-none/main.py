import sys
import optional
sys.modules["optional"] = None
print(optional.NAME)

import sys
import optional
name = optional.NAME
sys.modules["optional"] = None
print(name, optional.NAME)

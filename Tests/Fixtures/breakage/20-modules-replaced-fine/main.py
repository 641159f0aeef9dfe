import sys
import slow
sys.modules["fast"] = slow.SELF
import fast
print(fast.NAME)

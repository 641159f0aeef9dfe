import sys
import slow
sys.modules["fast"] = slow

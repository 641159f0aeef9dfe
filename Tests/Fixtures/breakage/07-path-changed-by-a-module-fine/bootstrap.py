import os
import sys
def start():
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "vendored"))

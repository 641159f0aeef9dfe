import os
import sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "vendored"))
import engine
name = engine.NAME
sys.path.pop(0)
print(name, engine.NAME)

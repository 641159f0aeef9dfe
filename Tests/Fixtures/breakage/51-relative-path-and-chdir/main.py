import os
import sys
sys.path[0] = ""
import engine
os.chdir("data")
print(engine.NAME)

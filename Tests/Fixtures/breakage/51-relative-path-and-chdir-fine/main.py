import os
import engine
os.chdir("data")
print(engine.NAME)

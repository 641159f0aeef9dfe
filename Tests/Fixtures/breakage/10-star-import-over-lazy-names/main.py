from api import *
print("main")

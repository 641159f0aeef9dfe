from api import *
print(light())

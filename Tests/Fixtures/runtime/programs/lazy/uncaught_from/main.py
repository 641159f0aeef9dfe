lazy from m import thingy
print('start')
print(thingy)

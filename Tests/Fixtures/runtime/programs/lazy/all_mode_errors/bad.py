import sys
print('bad', type(globals()['sys']).__name__)
1 / 0

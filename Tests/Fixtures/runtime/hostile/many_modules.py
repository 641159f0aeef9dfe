import sys
n = 0
while True:
    n += 1
    sys.modules["m%d" % n] = n

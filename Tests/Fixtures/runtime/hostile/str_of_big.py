import sys
x = 1 << 10**7
str(x)

import sys
alpha, beta, _gamma = 1, 2, 3
def func(): pass

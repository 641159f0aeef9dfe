print('b runs')
x, y = 1, 2

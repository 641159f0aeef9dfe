print('sub')
v = 2

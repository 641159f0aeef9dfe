print('sub')

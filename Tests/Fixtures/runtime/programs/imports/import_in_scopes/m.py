print('m once')
x = 5

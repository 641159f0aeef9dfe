print('b')
x = 'x'

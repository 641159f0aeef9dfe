print('two')
x, w = 'x', 'w'

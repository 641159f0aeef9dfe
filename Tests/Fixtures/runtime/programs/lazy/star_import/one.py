print('one')
v = 'v'

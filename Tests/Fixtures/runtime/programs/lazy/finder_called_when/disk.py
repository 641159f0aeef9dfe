print('disk')

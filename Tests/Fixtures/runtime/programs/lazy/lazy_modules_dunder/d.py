print('d')

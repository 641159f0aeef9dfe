print('h')

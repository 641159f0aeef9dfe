print('h2')

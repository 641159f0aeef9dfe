print('pk runs')

print('one runs')

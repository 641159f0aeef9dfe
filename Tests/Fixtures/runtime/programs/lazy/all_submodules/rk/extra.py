print('extra runs')

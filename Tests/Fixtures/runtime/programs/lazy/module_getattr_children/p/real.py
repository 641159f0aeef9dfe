print('real runs')

print('real2 runs')

print('pk runs')
NAME = 'pk'

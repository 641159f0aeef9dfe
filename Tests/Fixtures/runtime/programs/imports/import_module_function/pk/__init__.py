print('pk')

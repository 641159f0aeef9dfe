print('inner')

print('m')
thing = 1

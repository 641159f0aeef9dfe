print('heavy')
weight = 100

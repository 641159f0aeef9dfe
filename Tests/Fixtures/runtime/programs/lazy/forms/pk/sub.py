print('sub runs')
deep = 'deep'

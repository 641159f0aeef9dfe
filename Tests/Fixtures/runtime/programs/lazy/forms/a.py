print('a runs')

print('eager runs')

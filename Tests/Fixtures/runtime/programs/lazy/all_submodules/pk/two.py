print('two runs')

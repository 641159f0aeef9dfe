print('broken runs')
raise ValueError('inside')

v = 'dv'

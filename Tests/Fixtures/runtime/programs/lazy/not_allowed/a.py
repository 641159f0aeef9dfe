v = 'v'

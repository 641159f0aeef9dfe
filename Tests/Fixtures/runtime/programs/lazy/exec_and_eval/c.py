v = 'c'

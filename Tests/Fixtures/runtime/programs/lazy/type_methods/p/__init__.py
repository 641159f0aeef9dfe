A = 'A'

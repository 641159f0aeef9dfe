B = 'B'

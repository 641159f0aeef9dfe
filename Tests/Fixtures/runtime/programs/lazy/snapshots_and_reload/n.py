y = 'y'

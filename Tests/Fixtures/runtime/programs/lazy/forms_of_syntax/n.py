w = 'w'

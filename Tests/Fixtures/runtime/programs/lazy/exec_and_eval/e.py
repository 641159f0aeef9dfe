v = 'e'

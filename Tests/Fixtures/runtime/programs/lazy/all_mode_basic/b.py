x = 'x'

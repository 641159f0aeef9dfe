x = y = 'b'

v = 'one'

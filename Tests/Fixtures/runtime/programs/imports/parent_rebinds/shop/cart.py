total = 'total of cart'

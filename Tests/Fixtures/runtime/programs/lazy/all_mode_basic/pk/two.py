v = 'two'

a = 'value a'

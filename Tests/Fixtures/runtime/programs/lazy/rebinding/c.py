x = 'cx'

V = 'disk'

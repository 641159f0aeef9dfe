hv = 'hv'

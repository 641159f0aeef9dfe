v = 'v of a'

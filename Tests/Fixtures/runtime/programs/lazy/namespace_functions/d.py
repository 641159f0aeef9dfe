e = 'e of d'

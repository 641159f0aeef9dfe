c = 'real c'

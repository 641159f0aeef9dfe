import eager_a
M = 'B'

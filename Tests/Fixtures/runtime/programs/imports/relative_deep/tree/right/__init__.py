NAME = 'right'

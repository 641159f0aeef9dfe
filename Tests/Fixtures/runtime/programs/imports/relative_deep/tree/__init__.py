NAME = 'tree'

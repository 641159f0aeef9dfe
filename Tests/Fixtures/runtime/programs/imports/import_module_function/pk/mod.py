NAME = 'mod'

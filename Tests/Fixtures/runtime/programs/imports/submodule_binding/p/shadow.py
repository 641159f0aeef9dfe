NAME = 'shadow'

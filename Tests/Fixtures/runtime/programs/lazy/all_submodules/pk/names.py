NAME = 'a name'

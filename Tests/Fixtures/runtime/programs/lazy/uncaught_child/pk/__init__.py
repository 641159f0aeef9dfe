NAME = 'pk'

value = 'three of ' + __name__

ROOT = 'root value'

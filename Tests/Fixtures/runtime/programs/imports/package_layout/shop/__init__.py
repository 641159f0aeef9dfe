"""A shop."""
print('init', __name__, __package__, '__path__' in globals())

__all__ = ('b', 'a')
a = b = c = 0

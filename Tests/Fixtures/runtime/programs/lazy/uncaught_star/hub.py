__all__ = ['first', 'second']
first = 1
lazy from nowhere import second

__all__ = ['r_one', 'nosuch', 'r_two']
r_one = r_two = 1

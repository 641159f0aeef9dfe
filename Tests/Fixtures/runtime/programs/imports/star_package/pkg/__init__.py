__all__ = ['one']
print('pkg')

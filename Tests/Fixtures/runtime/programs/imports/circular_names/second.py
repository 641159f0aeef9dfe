import first
print('second sees', hasattr(first, 'a'))
b = 'b'

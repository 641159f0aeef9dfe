VALUE = 1
print('one')

import second
a = 'a'
print('first sees', second.b)

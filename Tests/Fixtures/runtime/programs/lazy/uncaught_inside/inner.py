print('inner')
v = [][1]

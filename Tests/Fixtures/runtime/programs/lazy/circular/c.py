lazy from d import d1
print('c')
c1 = 'c1'
c2 = d1

lazy from c import c1
print('d')
d1 = 'd1:' + c1

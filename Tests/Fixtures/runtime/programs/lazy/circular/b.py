lazy from a import x
print('b')
def use(): return x + ' b'

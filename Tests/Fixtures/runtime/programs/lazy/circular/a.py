lazy import b
print('a')
def use(): return b.use() + ' a'
x = 'ax'

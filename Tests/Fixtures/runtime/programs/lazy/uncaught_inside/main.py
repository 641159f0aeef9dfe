lazy import outer
print('main')
def f(): outer.go()
f()

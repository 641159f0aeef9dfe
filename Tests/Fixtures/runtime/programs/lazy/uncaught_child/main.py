lazy import pk.child
print('start')
print(pk.NAME)
pk.child.run()

print('registry')
names = []

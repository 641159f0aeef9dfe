from registry import names
names.append('b')
thing = 'thing'

print('helper')
name = 'help'

print('good')

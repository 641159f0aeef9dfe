settings = {'k': 1}
debug = False

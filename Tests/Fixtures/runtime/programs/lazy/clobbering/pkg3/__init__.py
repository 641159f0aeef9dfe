tool = 'a variable'

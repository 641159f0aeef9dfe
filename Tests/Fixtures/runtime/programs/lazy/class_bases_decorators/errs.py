print('errs')
class MyError(Exception): pass
class Other(Exception): pass

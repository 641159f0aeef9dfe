import __main__
__main__.sets = 'set by the body'

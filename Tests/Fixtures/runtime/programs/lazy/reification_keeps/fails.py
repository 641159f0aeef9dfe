import __main__
__main__.fails = 'set, then failed'
raise ValueError('after setting')

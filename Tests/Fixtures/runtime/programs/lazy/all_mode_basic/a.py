import b
v = type(vars()['b']).__name__

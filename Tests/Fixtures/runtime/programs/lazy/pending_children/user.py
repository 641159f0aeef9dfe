import p
def see(): return [n for n in 'abcd' if n in vars(p)], p.__name__
def touch(name): return getattr(p, name).__name__

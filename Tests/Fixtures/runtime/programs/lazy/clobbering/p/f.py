def f(): return 'function f'
def g(): return 'g'
def k(): return 'k'

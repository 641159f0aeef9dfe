real = 'real'
def __getattr__(name):
    print('asked', name)
    if name in ('red', 'green', 'blue'): return name.upper()
    raise AttributeError(f'no colour {name}')
def __dir__(): return ['red', 'green', 'blue', 'real']

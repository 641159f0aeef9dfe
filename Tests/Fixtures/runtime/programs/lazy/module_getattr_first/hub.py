lazy import a
lazy import b
lazy from c import c
lazy import bad
mode = 'on'
asked = []
def __getattr__(name):
    if name.startswith('__'): raise AttributeError(name)
    print('asked for', name)
    if mode == 'off' or name == 'b': raise AttributeError(f'no {name}')
    if name == 'bad': raise KeyError(name)
    if name == 'c': return 'made up'
    if name == 'a': return globals()['a']
    raise AttributeError(name)
def __dir__():
    return ['z'] + sorted(k for k in globals() if len(k) == 1)
def inner():
    return a.v, b.v, c

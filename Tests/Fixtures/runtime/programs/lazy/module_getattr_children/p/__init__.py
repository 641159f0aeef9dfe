def __getattr__(name):
    print('asked for', name)
    if name in ('dyn', 'absent', 'dyn2'): return 'made ' + name
    raise AttributeError(f'p has no {name}')

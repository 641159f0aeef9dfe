class AppError(Exception): pass
def load(key):
    try: return {'a': 1}[key]
    except KeyError as e: raise AppError(f'no key {key}') from e
print(load('a'))
try: load('b')
except AppError as e: print(e, '<-', repr(e.__cause__))
load('zzz')

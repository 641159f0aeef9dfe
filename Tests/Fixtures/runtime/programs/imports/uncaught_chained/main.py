import config
try:
    config.load()
except LookupError as e:
    e.add_note('while starting')
    raise RuntimeError('no start') from e

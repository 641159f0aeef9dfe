print('broken runs')
raise RuntimeError('at import')

def f(n): raise ValueError(f'v{n}')
errs = []
for i in range(2):
    try: f(i)
    except ValueError as e: e.add_note(f'note {i}'); errs.append(e)
print('before')
raise ExceptionGroup('many', [*errs, ExceptionGroup('inner', [KeyError('k')])])

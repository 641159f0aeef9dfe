print('counter runs')
try: count += 1
except NameError: count = 0
kept = globals().get('kept', 0) + 10

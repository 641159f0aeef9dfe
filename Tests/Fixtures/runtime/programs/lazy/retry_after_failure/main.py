import sys
switch = type(sys)('switch'); switch.on = False; sys.modules['switch'] = switch
lazy import flaky
lazy from flaky import value
lazy import gone
for i in range(3):
    try: print(flaky.value); break
    except RuntimeError as e: print('failed', e); switch.on = i == 1
print(value)
try: gone
except ImportError as e: print(e)
sys.modules['gone'] = 'arrived'
print(gone)
try: print(value, type(globals()['value']).__name__)
except NameError as e: print(e)

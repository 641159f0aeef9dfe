import switch
print('flaky runs', switch.on)
if not switch.on: raise RuntimeError('off')
value = 7

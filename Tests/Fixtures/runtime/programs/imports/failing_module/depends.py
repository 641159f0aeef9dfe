import switch
if not switch.on: raise ValueError('off')
value = 'on'

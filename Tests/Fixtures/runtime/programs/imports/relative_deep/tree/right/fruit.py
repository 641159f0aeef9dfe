color = 'red'

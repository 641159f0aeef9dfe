fine = 'fine'

P = 'plain'

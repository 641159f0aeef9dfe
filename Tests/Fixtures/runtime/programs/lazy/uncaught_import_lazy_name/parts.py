fine = 1

D = 'from disk'

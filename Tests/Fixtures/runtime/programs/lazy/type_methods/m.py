v = 'v of m'

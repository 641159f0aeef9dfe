LIMIT = 10
lazy from names import limit
LIMIT2 = limit()

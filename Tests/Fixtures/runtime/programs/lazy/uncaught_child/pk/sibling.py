import pk
value = pk.nothing

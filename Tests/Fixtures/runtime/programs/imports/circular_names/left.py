from right import r
l = 1

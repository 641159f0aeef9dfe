from left import l
r = 1

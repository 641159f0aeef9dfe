from e import e1
f1 = 1

s = "1"
for i in range(300):
    s = "f'{" + s + "}'"
eval(s)

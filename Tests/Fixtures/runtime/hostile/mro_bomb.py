classes = [object]
for i in range(2000):
    classes.append(type("C%d" % i, tuple(reversed(classes[-20:])), {}))

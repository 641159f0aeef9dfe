import pkg.sub
import helper
print(pkg.sub.VALUE)

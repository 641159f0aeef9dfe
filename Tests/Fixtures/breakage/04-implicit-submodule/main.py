import pkg
import helper
print(pkg.sub.VALUE)

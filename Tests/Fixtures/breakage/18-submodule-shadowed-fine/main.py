import pkg
print(callable(pkg.parse), type(pkg.parse).__name__)

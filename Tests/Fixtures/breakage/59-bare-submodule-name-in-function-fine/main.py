import pkg
print(pkg.describe())

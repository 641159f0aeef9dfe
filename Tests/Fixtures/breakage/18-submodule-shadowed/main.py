import pkg
from pkg.parse import helper
print(helper(), type(pkg.parse).__name__)
